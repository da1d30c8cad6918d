"""A page saved as text."""

from evals.visible import visible


def test_blocks_stand_on_lines_of_their_own_and_what_is_hidden_is_left_out() -> None:
    page = b"""<html><head><title>x</title><style>p {}</style></head><body><ul><li>Home<li>News</ul><p>Nine <b>people</b>
    died.<script>1</script></p><p style="display: none">Gone</p><table><tr><td>Karo<td>9</table></body></html>"""
    assert visible(page) == "Home\nNews\nNine people died.\nKaro 9"
