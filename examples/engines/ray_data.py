"""Ray: a task for each batch of articles.

    pip install ray diplonews
    python ray_data.py

On a cluster, ``ray.init(address="auto")``; the rest stays as it is.
"""

from __future__ import annotations

import ray
from articles import articles

import diplonews


@ray.remote
def parse_batch(rows: list[dict[str, str]]) -> list[str]:
    """The articles of a batch as JSON of format 1."""
    return [diplonews.to_json(diplonews.parse(row["text"])) for row in rows]


def run(rows: list[dict[str, str]], size: int = 100) -> list[str]:
    """The articles as JSON, in order."""
    batches = [parse_batch.remote(rows[at : at + size]) for at in range(0, len(rows), size)]
    return [article for batch in ray.get(batches) for article in batch]


if __name__ == "__main__":
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    rows = articles(2000)
    found = run(rows)
    assert found == [diplonews.to_json(diplonews.parse(row["text"])) for row in rows]
    print(len(found), "articles, equal to the serial run")
    ray.shutdown()
