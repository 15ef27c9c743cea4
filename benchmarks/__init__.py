"""What a build of this project costs beside its peers. The command is `python -m benchmarks`."""
