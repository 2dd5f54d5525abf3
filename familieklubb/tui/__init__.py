"""The screens. They show what services answer; they never see the register or its rows."""
