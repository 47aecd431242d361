//! Lists with nulls: the operators that drop nulls, and those that keep them.

use waiter_tests_expression::cases;

use crate::families::sparse::Sparse;
use crate::runner::{Table, ordered};

pub(crate) fn projections() -> Table<Sparse> {
    ordered(cases! { Sparse;
        ints;
        ints[];
        ints[*];
        ints[][];
        ints[0];
        ints[-1];
        ints[?@];
        ints[?!@];
        ints[?@ == null];
        ints[?@ != null];
        ints[?@ > 0];
        ints[?!(@ > 0)];
        ints[?@ == 1 || @ == null];
        ints[] | [0];
        ints[*] | [0];
        ints | [0];
        ints[0] == null;
        ints[] == null;
        others;
        others[];
        others[*];
        others[?@ != 2];
        words;
        words[];
        words[?@ == "a"];
        words[?@];
        words[?@ == null];
        words[*] | [-1];
        flags[];
        flags[?@];
        flags[?@ == false];
        flags[?!@];
        items;
        items[];
        items[*];
        items[0];
        items[].x;
        items[*].x;
        items[0].x;
        items[?x];
        items[?x == null];
        items[?x == null].s;
        items[?@ == null];
        items[?@ != null].x;
        items[?!@];
        items[?!(x > 0)].s;
        items[].list;
        items[].list[];
        items[*].list[*];
        items[*].list[];
        items[*].list[0];
        items[*].list[?@ == null];
        items[?list[0] == null].x;
        items[?list].list[];
        items[?list[]].x;
        lists;
        lists[];
        lists[*];
        lists[][];
        lists[*][];
        lists[*][*];
        lists[*][0];
        lists[0][0];
        lists[0];
        lists[?@];
        lists[?@ == null];
        lists[?@ != null][0];
        lists[?@[0] > 0];
        lists[] | [0];
        lists[*] | [0];
        deep;
        deep[];
        deep[][];
        deep[*];
        deep[*][*];
        deep[*][];
        deep[*][0];
        deep[0][0];
        deep[*][?@ == null];
        deep[*][?@ > 0];
        deep[*][?@ > 0][];
        deep[?@[?@ == null]];
        deep[?@[0] == null];
    })
}

pub(crate) fn length_and_contains() -> Table<Sparse> {
    ordered(cases! { Sparse;
        length(ints);
        length(ints[]);
        length(ints[*]);
        length(ints[?@ == null]);
        length(others);
        length(others[]);
        length(words[?@]);
        length(words[?@]) == 0;
        length(words[?@]) != 1;
        !(length(words[?@]) < 2) && length(words[?@]) >= 1;
        length(words[?length(@) > 1]) == 0 || length(words[?length(@) > 1]) > 0;
        length(items);
        length(items[]);
        length(items[].x);
        length(lists);
        length(lists[]);
        length(deep[]);
        length(deep[*][]);
        lists[*].length(@);
        deep[*].length(@);
        words[*].length(@);
        words[].length(@);
        words[?@ != null].length(@);
        contains(ints, x);
        contains(ints, 1);
        contains(ints[*], x);
        contains(others, x);
        contains(words, s);
        contains(words, "a");
        contains(words[], s);
        contains(flags, true);
        contains(items[].x, x);
        contains(items[].s, s);
        contains(items[].list[], x);
        contains(lists[], x);
        contains(deep[], x);
        contains(s, words[0]);
        contains("abc", words[0]);
        contains("abc", s);
        items[].contains(list, x);
        items[?contains(list, x)].x;
        deep[*].contains(@, 1);
        deep[?!contains(@, 1)];
    })
}

pub(crate) fn selections() -> Table<Sparse> {
    ordered(cases! { Sparse;
        ints[:2];
        ints[1:];
        ints[::-1];
        ints[::2];
        ints[1:] | [0];
        ints[?@ == null] | [1:];
        others[-2:];
        words[::-1];
        words[1:][];
        items[1:];
        items[::-1].x;
        items[1:].list;
        items[1:].list[];
        items[].list[1:];
        items[*].list[::-1];
        items[*].list[:1][];
        lists[1:];
        lists[::-1];
        lists[*][1:];
        lists[*][::-1][];
        deep[1:];
        deep[*][:1];
        deep[*][::-1];
        deep[*][1:][];
        length(ints[1:]);
        [x, ints[0]];
        [x, ints[0], 1];
        [ints[0], ints[1]][];
        [ints[0], ints[1]] | [?@ == null];
        [words[0], s];
        [x, s];
        [x, s][1];
        [ints, others] | [0];
        [ints, others][];
        [ints, others][0][0];
        [lists[0], lists[1]];
        [lists[0], lists[1]][];
        items[].[x, s];
        items[].[x, s] | [0];
        items[].[x, x][];
        items[*].[x, s];
        items[*].[x];
        items[*].[x][];
        items[0].[x, s];
        items[?@ == null].[x];
        items[*].[list[0], x];
        ints[*].[@];
        ints[].[@];
        lists[*].[@[0]];
        lists[*].[@[0], @[1]];
        lists[].[@, @];
        words[*].[@, @][];
        contains([x, ints[0]], null);
        contains([words[0], s], "a");
        length([x, x]);
        ints == others;
        ints[] == others[];
        ints == ints[];
        words == [s];
        flags[0] && flags[1];
        flags[0] || flags[1];
    })
}

pub(crate) fn mapped() -> Table<Sparse> {
    ordered(cases! { Sparse;
        map(&@, ints);
        map(&@, ints)[];
        map(&@, ints)[0];
        map(&(@ == null), ints);
        map(&(@ > 0), ints);
        map(&(@ || 7), ints);
        map(&!@, ints);
        map(&abs(@), ints);
        map(&abs(@), ints[]);
        map(&not_null(@, 7), ints);
        map(&to_string(@), ints);
        map(&to_array(@), ints);
        map(&to_array(@), ints)[];
        map(&to_array(@), lists);
        map(&length(@), words);
        map(&length(@), words[?@]);
        map(&x, items);
        map(&x, items)[];
        map(&x, items[]);
        map(&[x], items);
        map(&[x, x], items);
        map(&[x, x], items)[];
        map(&list, items);
        map(&list, items)[];
        map(&list[], items);
        map(&list[0], items);
        map(&list[?@ == null], items);
        map(&@[0], lists);
        map(&@[], lists);
        map(&@[*], deep);
        map(&@[?@ == null], deep);
        map(&length(@), lists);
        map(&length(@), lists[*]);
        map(&map(&@, @), lists[*]);
        map(&map(&@, @), deep[*])[];
        map(&map(&(@ || 0), @), deep[*])[];
        max(map(&x, items));
        max(map(&x, items)[]);
        sum(map(&x, items));
        contains(map(&x, items), x);
        length(map(&@, ints));
    })
}

pub(crate) fn in_order() -> Table<Sparse> {
    ordered(cases! { Sparse;
        reverse(ints);
        reverse(ints)[0];
        reverse(ints)[];
        reverse(words);
        reverse(items)[].x;
        reverse(lists);
        reverse(lists)[];
        lists[*].reverse(@);
        sort(ints);
        sort(ints[]);
        sort(ints[?@ != null]);
        sort(words);
        sort(words[]);
        sort(items[].x);
        sort_by(items, &x);
        sort_by(items[], &x)[].x;
        sort_by(items[?x != null], &x)[].s;
        sort_by(items[?x], &x)[0];
        sort_by(items[], &(x || 0))[].x;
        max(ints);
        max(ints[]);
        max(others);
        min(words);
        min(words[]);
        max(items[].x);
        max_by(items, &x);
        max_by(items[?x], &x).s;
        min_by(items[], &(x || 0)).x;
        min_by(ints, &@);
        min_by(ints[], &abs(@));
        lists[*].max(@);
        deep[*].max(@);
        contains(reverse(ints), x);
        length(reverse(ints));
    })
}

pub(crate) fn arithmetic() -> Table<Sparse> {
    ordered(cases! { Sparse;
        sum(ints);
        sum(ints[]);
        sum(ints[*]);
        sum(others);
        sum(items[].x);
        sum(lists[]);
        sum(deep[]);
        sum(deep[][]);
        lists[*].sum(@);
        deep[*].sum(@);
        avg(ints[?@ == 1]) != 0;
        words[*].to_number(@);
        ints[].abs(@);
        deep[].abs(@);
        to_number(words[0]);
    })
}

pub(crate) fn of_texts() -> Table<Sparse> {
    ordered(cases! { Sparse;
        join(",", words);
        join(",", words[]);
        join(",", items[].s);
        join(",", [s, "a"]);
        ints[*].to_string(@);
        flags[*].to_string(@);
        to_string(ints[0]);
        starts_with(words[0], "a");
        ends_with(s, words[-1]);
        starts_with(words[0] || "", s || "");
        words[?starts_with(@, "a")];
        words[?@ && starts_with(@, "a")];
        words[?@ != null && starts_with(@, "a")];
        words[?starts_with(@ || "", "a")];
        words[?!@ || starts_with(@, "a")];
        contains(to_array(x), x);
    })
}

pub(crate) fn of_any_value() -> Table<Sparse> {
    ordered(cases! { Sparse;
        to_array(x);
        to_array(s);
        to_array(ints);
        to_array(ints)[];
        to_array(ints[0]);
        to_array(items[0])[].x;
        to_array(others);
        to_array(others)[];
        to_array(lists[0]);
        to_array(lists[0])[];
        items[*].to_array(x);
        items[].to_array(list)[];
        not_null(x, ints[0], ints[1], 9);
        not_null(s, words[0]);
        not_null(others, ints);
        not_null(others, ints)[];
        not_null(items[0], items[1]).x;
        not_null(lists[0], lists[1])[0];
        ints[*].not_null(@, 7);
        ints[].not_null(@, 7);
        ints[*].to_array(@);
        ints[].to_array(@);
        deep[].not_null(@, 7);
        deep[].to_array(@);
        deep[][].not_null(@, 7);
        ints[?@ == null].not_null(@, 7);
        ints[?@ == null].to_array(@);
        ints[:2].not_null(@, 7);
        not_null(flags[0], flags[1]);
        length(to_array(others));
    })
}

/// Lists of different types, compared and joined.
pub(crate) fn joined() -> Table<Sparse> {
    ordered(cases! { Sparse;
        [ints, others][];
        [ints, others];
        [ints, others, lists[]][];
        [words, [s]][];
        [items[].x, ints][];
        [items[*].x, items[*].list[]][];
        [items[].list, [ints]][][];
        [lists, deep];
        [lists, deep][];
        [lists, deep][][];
        [lists[0], deep[0], ints][];
        [ints, null][];
        [null, others];
        [ints, [x, null]][];
        items[].[list, [x]][];
        items[].[s, null];
        others || ints;
        others || lists[];
        not_null(others, lists[0], ints);
        ints == others;
        others == ints;
        lists == deep;
        deep == lists;
        lists[0] == deep[0];
        (lists[*] | [0]) == ints;
        (deep[*][*] | [0]) == ints[*];
        words == [s];
        [s, null] == words;
        ints == [1, null];
        [null] == ints;
        ints[] == ints;
        items[?list == [x]].s;
        items[*].list == deep;
    })
}
