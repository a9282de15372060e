"""Statements held against each other (数据勾稽核对): statements in, findings out."""
