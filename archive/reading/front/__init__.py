"""The front door: public pages answered as bytes, before Django; what is not at hand is made in its turn."""
