"""Rules that an edition must keep: plain functions over the model, in the order they are asked."""

from collections.abc import Callable, Iterator

from tracks.checks.draft import Draft
from tracks.checks.figures import (
    check_numbers_cover_their_names,
    check_stated_counts_are_listed,
    check_stated_levels_agree,
)
from tracks.checks.heads import (
    check_dates_are_right,
    check_editions_named_are_earlier,
    check_items_are_of_levels_it_has,
    check_links_of_two_items_agree,
    check_listing_covers_the_levels,
    check_settled_have_no_links,
    check_stated_levels_exist,
    check_weights_account_for_all,
    check_weights_sum_to_at_most_one,
)
from tracks.checks.labels import check_labels_are_in_languages
from tracks.checks.structure import (
    check_also_under_is_elsewhere,
    check_attributes_are_as_declared,
    check_attributes_have_values,
    check_complete_lists_hold_items,
    check_ids_are_unique,
    check_levels_exist,
    check_levels_go_inward,
    check_names_are_written,
    check_parents_exist,
    check_parents_make_no_cycle,
    check_siblings_differ,
    check_statuses_are_known,
)
from tracks.errors import Problem, any_error

Check = Callable[[Draft], Iterator[Problem]]

STRUCTURE: tuple[Check, ...] = (
    check_names_are_written,
    check_ids_are_unique,
    check_levels_exist,
    check_parents_exist,
    check_parents_make_no_cycle,
    check_levels_go_inward,
    check_siblings_differ,
    check_labels_are_in_languages,
    check_attributes_have_values,
    check_attributes_are_as_declared,
    check_also_under_is_elsewhere,
    check_statuses_are_known,
    check_listing_covers_the_levels,
    check_items_are_of_levels_it_has,
    check_stated_levels_exist,
    check_editions_named_are_earlier,
    check_dates_are_right,
    check_links_of_two_items_agree,
    check_settled_have_no_links,
    check_weights_sum_to_at_most_one,
    check_weights_account_for_all,
)
FIGURES: tuple[Check, ...] = (
    check_complete_lists_hold_items,
    check_stated_counts_are_listed,
    check_stated_levels_agree,
    check_numbers_cover_their_names,
)
"""What is only asked of an edition whose structure is right."""


def check(draft: Draft) -> list[Problem]:
    """Return everything that is wrong with an edition taken by itself."""
    found = [problem for rule in STRUCTURE for problem in rule(draft)]
    if not any_error(found):
        found.extend(problem for rule in FIGURES for problem in rule(draft))
    return found
