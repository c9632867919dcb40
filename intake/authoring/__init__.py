"""What someone who writes a method needs: a beginning, tests of whole talks, a picture of the flow, what two versions differ in."""
