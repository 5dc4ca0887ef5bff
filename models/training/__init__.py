"""The recipe of the trained pipeline: data, network, training, evaluation, export. Needs the extra `train`; users never import it."""
