"""The guided tour: the real program on a virtual screen, touched from outside."""
