"""The casebook: cases without names, what changed because of them, the playbook."""
