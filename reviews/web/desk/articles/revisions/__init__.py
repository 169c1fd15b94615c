"""The newspaper changed a text: the page that takes in the new one, and the page of what waits since."""
