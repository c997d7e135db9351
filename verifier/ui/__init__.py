"""The web app. Only this package and `app.py` import streamlit."""
