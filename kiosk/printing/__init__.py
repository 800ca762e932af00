"""The only room that turns documents into PDF and hands them to printers."""
