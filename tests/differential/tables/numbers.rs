//! Numbers of several widths, compared with each other.

use waiter_tests_expression::cases;

use crate::families::numbers::Numbers;
use crate::runner::{Table, ordered};

pub(crate) fn comparisons() -> Table<Numbers> {
    ordered(cases! { Numbers;
        small;
        long;
        single;
        double;
        small == 1;
        small == 1.0;
        small < 0.5;
        small >= -1.5;
        small == limit;
        small < limit;
        small == long;
        small <= long;
        long > 4_000_000_000;
        long == 5_000_000_000;
        long == other;
        long < other;
        single == 0.25;
        single == 1;
        single < small;
        single >= double;
        single == ratio;
        double == 0.5;
        double == 2;
        double < small;
        double > ratio;
        double <= ratio;
        double == long;
        ratio != double;
        (double < ratio) == null;
        !(double < ratio);
        limit || small;
        limit && small;
        ratio || double || 0.5;
        single && double;
        !small;
        0 == small;
        0 < double;
        ints[0] < longs[0];
        doubles[0] == singles[0];
        rows[0].a < rows[1].a;
        rows[0].b == rows[-1].c;
    })
}

pub(crate) fn lists() -> Table<Numbers> {
    ordered(cases! { Numbers;
        ints;
        longs;
        singles;
        doubles;
        ints[];
        longs[*];
        singles[0];
        doubles[-1];
        ints[?@ > 0];
        ints[?@ == 1.0];
        longs[?@ > 3_000_000_000];
        singles[?@ < 0.75];
        doubles[?@ >= -0.25];
        doubles[?!(@ >= -0.25)];
        rows[?a > 0].name;
        rows[?a < b].a;
        rows[?b > c].b;
        rows[?b == null].c;
        rows[?!(b < c)].c;
        rows[?a == 1 || b == 0.5].name;
        rows[].b;
        rows[].list[];
        rows[*].list[0];
        rows[?list[0] == a].name;
        rows[?list[?@ > 1]].name;
        rows[?contains(list, a)].a;
        rows[?length(list) > a].a;
        rows[?length(name) == a];
        contains(ints, small);
        contains(ints, long);
        contains(ints, 2.0);
        contains(longs, small);
        contains(singles, double);
        contains(doubles, 0.25);
        contains(rows[].a, small);
        contains(rows[].b, double);
        contains(rows[].list[], 1);
        length(ints) > small;
        length(rows[].b) == length(rows);
        length(doubles[?@ > 0]);
        (ints | [0]) || small;
    })
}

pub(crate) fn mapped() -> Table<Numbers> {
    ordered(cases! { Numbers;
        sum(map(&a, rows));
        sum(map(&b, rows));
        sum(map(&sum(list), rows));
        max(map(&a, rows));
        max(map(&abs(a), rows));
        map(&a, rows);
        map(&b, rows);
        map(&(a > 0), rows);
        map(&(a < b), rows);
        map(&abs(c), rows);
        map(&ceil(c), rows);
        map(&floor(@), doubles);
        map(&list[0], rows);
        map(&[a, list[0]], rows);
        map(&max(list), rows);
        map(&max(list), rows)[];
        map(&to_string(@), ints);
        map(&to_string(a), rows);
        join(",", map(&to_string(@), ints));
        join(",", map(&to_string(a), rows));
        contains(map(&a, rows), small);
        length(map(&b, rows));
    })
}

pub(crate) fn in_order() -> Table<Numbers> {
    ordered(cases! { Numbers;
        max(ints);
        max(longs);
        max(singles);
        max(doubles);
        min(ints);
        min(longs);
        min(singles);
        min(doubles);
        max(rows[].b);
        min(rows[].list[]);
        max(ints) == small;
        max(ints) > min(longs);
        max([small, limit]);
        sort(ints);
        sort(longs);
        sort(singles);
        sort(doubles);
        sort(doubles)[0];
        sort(ints)[::-1];
        sort(rows[].b);
        sort(rows[].b) | [-1];
        sort(rows[].list[]);
        sort_by(rows, &a);
        sort_by(rows, &a)[].name;
        sort_by(rows, &c)[].c;
        sort_by(rows, &b)[].b;
        sort_by(rows, &name)[].a;
        sort_by(rows, &abs(a))[].a;
        sort_by(rows, &sum(list))[].name;
        sort_by(rows[?b], &b)[-1].name;
        sort_by(rows, &(b || 0))[].b;
        max_by(rows, &a).name;
        max_by(rows, &c).c;
        min_by(rows, &a).name;
        min_by(rows, &b).b;
        min_by(rows[?b], &b).b;
        min_by(rows, &abs(a)).a;
        max_by(rows, &length(list)).list;
        reverse(ints);
        reverse(sort(ints));
        reverse(rows)[0].a;
        contains(sort(ints), small);
        length(sort(ints)) == length(ints);
        ints == sort(ints);
        doubles == sort(doubles);
        sort(ints) == sort(rows[].a);
        max(ints) || small;
        max(ints) || max(longs) || 0;
        max(ints) != null && max(ints) > 0;
        !(max(ints));
        abs(max(ints));
    })
}

pub(crate) fn arithmetic() -> Table<Numbers> {
    ordered(cases! { Numbers;
        abs(small);
        abs(limit);
        abs(long);
        abs(single);
        abs(double);
        abs(-3);
        ceil(small);
        ceil(single);
        ceil(double);
        ceil(1.25);
        floor(small);
        floor(long);
        floor(single);
        floor(double);
        floor(-1.25);
        ceil(double) == floor(double);
        abs(double) == double;
        abs(floor(double));
        floor(abs(double)) > 1;
        sum(ints);
        sum(longs);
        sum(singles);
        sum(doubles);
        sum(rows[].a);
        sum(rows[].b);
        sum(rows[].c);
        sum(rows[].list[]);
        sum(rows[?a > 0].a);
        sum(ints[1:]);
        sum(ints) == small;
        sum(ints) > sum(singles);
        sum([small, long]);
        sum([small, limit]);
        avg(ints[:1]);
        avg(ints);
        avg(longs);
        avg(singles);
        avg(doubles);
        avg(rows[].b);
        avg([small, small]);
        avg([small, limit]);
        avg(ints) > 0.5;
        to_number(small);
        to_number(double);
        to_number("1.5") == double;
        to_number("-2") < small;
        ceil(avg(ints[:2]) || 0);
    })
}

pub(crate) fn of_texts() -> Table<Numbers> {
    ordered(cases! { Numbers;
        to_string(small);
        to_string(long);
        to_string(limit);
        to_string(single);
        to_string(double);
        to_string(ratio);
        to_string(length(ints));
        to_string(small) == "1";
        contains([small, limit], 1);
    })
}

pub(crate) fn of_any_value() -> Table<Numbers> {
    ordered(cases! { Numbers;
        not_null(limit, small);
        not_null(double, ratio, 0.5);
        not_null(single, double);
        not_null(other, long);
        rows[].not_null(b, a);
        to_array(small);
        to_array(double);
        to_array(ints);
        to_array(doubles);
    })
}

pub(crate) fn selections() -> Table<Numbers> {
    ordered(cases! { Numbers;
        ints[1:];
        ints[::-1];
        ints[-2:];
        longs[:1];
        doubles[::2];
        singles[1:] | [0];
        rows[1:].a;
        rows[::-1].b;
        rows[].list[::-1];
        rows[*].list[:1][];
        [small, limit];
        [small, double, single];
        [small, double, single][1];
        [small, double][?@ > 0];
        [small, limit, 3] | [::-1];
        rows[].[a, b];
        rows[].[a, b, c];
        rows[].[a, b][];
        rows[].[name, a] | [0];
        rows[].[a, list[0]];
        ints == [1, 2];
        ints == rows[].a;
    })
}

/// Lists of different types, compared and joined.
pub(crate) fn joined() -> Table<Numbers> {
    ordered(cases! { Numbers;
        [ints, longs][];
        [ints, longs, singles, doubles][];
        [rows[].a, ints][];
        [rows[].a, rows[].b][];
        [rows[].a, rows[].b, rows[].c][] | sort(@);
        [rows[*].list, [ints]][][];
        [rows[].list[], sort(ints)][];
        [ints, sort(longs)][];
        [doubles, reverse(ints)][] | [-1];
        [ints, [small, double]][];
        [[single], [double, small]][0];
        [ints, longs][1][0];
        [ints, longs] | [-1][1:];
        [ints, rows[].c];
        [ints, doubles][?length(@) > 1];
        sum([ints, doubles][]);
        max([singles, ints][]);
        contains([singles, ints][], double);
        [small, double, null];
        [small, null][];
        rows[].[list, [a, b, c]][];
        rows[].[list, [b]][][];
        rows[].[a, list[?@ > 1] | length(@)];
        longs || doubles;
        (longs || doubles) == ints;
        not_null(longs, ints);
        not_null(doubles, singles, ints)[0];
        ints == longs;
        longs == ints;
        ints == doubles;
        singles == doubles;
        doubles == rows[].a;
        rows[].b == rows[].c;
        ints == [1, 2.0];
        [1, 0] == ints;
        [1.5, 2] == singles;
        longs != doubles;
        !(singles == ints);
        rows[?list == [a, 1]].name;
        rows[?list == [a]].name;
        (rows[*].list | [0]) == ints;
        (rows[*].list[*] | [0]) == longs;
        (rows[*].list[?@ > 0] | [-1]) == [1, 2];
        rows[*].list == [ints];
        rows[*].list[*] == [ints, longs];
        [ints, longs] == [longs, ints];
    })
}
