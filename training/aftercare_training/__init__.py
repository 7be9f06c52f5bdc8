"""Fine-tunes the models by which Aftercare understands a customer, and writes the folders that the services load."""
