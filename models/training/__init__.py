"""The recipe of the trained pipeline: data, network, training, evaluation, export. Users never import it."""
