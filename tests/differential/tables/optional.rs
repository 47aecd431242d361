//! Nulls on every level, and the operators of conditions.

use waiter_tests_expression::cases;

use crate::families::enums::State;
use crate::families::optional::Optional;
use crate::runner::{Table, ordered};

pub(crate) fn paths() -> Table<Optional> {
    ordered(cases! { Optional;
        a;
        a.x;
        a.leaf;
        a.leaf.x;
        a.boxed;
        a.boxed.x;
        a.boxed.s;
        b.leaves;
        b.leaves[0];
        b.leaves[0].s;
        b.leaves[-1].p;
        b.leaves[].x;
        b.leaves[*].s;
        b.leaves[?p].s;
        b.leaves[?p == false].s;
        b.leaves[?!p].x;
        b.leaves[?x == null];
        b.leaves[?s].s | [0];
        list[0];
        list[-1];
        list[];
        list[*];
        list[?@ > 0];
        list[?@ == 1];
        a | leaf | x;
        a.leaf | x;
        (a | leaf).x;
        state;
    })
}

pub(crate) fn comparisons() -> Table<Optional> {
    ordered(cases! { Optional;
        x == 1;
        x != 1;
        x < 1;
        x <= 1;
        x > 1;
        x >= 1;
        1 < x;
        1 == x;
        x == -1;
        x < -1;
        x == 1.0;
        x > 0.5;
        x == y;
        x != y;
        x < y;
        x <= y;
        x > y;
        x >= y;
        x == a.x;
        a.x == b.x;
        a.leaf.x >= b.leaf.x;
        x == null;
        x != null;
        null == x;
        null != x;
        a == null;
        a.leaf != null;
        list == null;
        b.leaves != null;
        s == "a";
        s != "a";
        s == "";
        s == "é";
        s == t;
        s != t;
        s == null;
        p == true;
        p != false;
        p == q;
        p != q;
        p == null;
        state == State::Ready;
        state != State::Ready;
        state == "PENDING";
        "later" == state;
        state == null;
        list[0] == other[0];
        list[0] < other[-1];
        a.leaves[].x | [0] == 1;
        (a.leaves[].x | [0]) == x;
        (x < y) == null;
        (x < y) != null;
        (x < y) == true;
        (x < y) == p;
        (x == y) == p;
        x < y == p;
        x == y == p;
        x == y != q;
        p == (x < y);
        (x < y) == (s == t);
    })
}

pub(crate) fn not() -> Table<Optional> {
    ordered(cases! { Optional;
        !x;
        !s;
        !p;
        !a;
        !list;
        !state;
        !a.p;
        !(a.p);
        !(a.leaf.s);
        !(list[]);
        !(b.leaves[?p]);
        !(b.leaves[0].x);
        !(x < y);
        !(x == y);
        !(x == null);
        !!p;
        !!x;
        !!(a.s);
        !!!list;
        !p == q;
        !p == !q;
        !p != !x;
        !x && !y;
        !x || !p;
        !(x && p);
        !(p || q);
        list[?!(@ > 0)];
        b.leaves[?!(x > 0)].x;
        b.leaves[?!(p == true)].s;
        b.leaves[?!@.p].s;
    })
}

pub(crate) fn and_or() -> Table<Optional> {
    ordered(cases! { Optional;
        p && q;
        p || q;
        p && q || p;
        p || q && p;
        (p || q) && p;
        p || (q && p);
        !p && q;
        !p || q && !q;
        p && q && !p;
        p || q || !p;
        x && y;
        x || y;
        x || y || 3;
        x || 3;
        x && 3;
        x && y || 2;
        x || y && 2;
        s || t;
        s && t;
        s || "none";
        s && "some";
        s || t || "none";
        a || b;
        a && b;
        (a || b).x;
        (a && b).leaf.s;
        (a || b).leaves[].s;
        a.leaf || b.leaf;
        (a.leaf || b.leaf).x;
        a.x || b.x || x;
        a.s || b.s || s || "none";
        list || other;
        list && other;
        (list || other)[0];
        (list || other)[];
        (list && other)[?@ > 0];
        state || State::Pending;
        state && State::Pending;
        x < y || p;
        x < y && p;
        x < y || y < x;
        x < y && y < 3;
        p || x < y;
        p && x < y;
        x == 1 || x == 2;
        x == 1 && y == 1;
        s == "a" || t == "a" && p == true;
        (s == "a" || t == "a") && p == true;
        x == 1 || s == "a" || p;
        x < y || x == null;
        !(x < y) && x != null;
        x < y && x < y;
        p || (x < y) == null;
        a.p || b.p | @;
        x || y | @;
        b.leaves[?p || x].s;
        b.leaves[?p && x].s;
        b.leaves[?p && x > 0 || s == "a"].x;
        b.leaves[?x > 0 || p && s].x;
        b.leaves[?(x > 0 || p) && s].x;
        b.leaves[?x || s || p];
        b.leaves[?x && s && p];
        (b.leaves[*].s | [0]) || s;
    })
}

pub(crate) fn length_and_contains() -> Table<Optional> {
    ordered(cases! { Optional;
        length(s);
        length(a.s);
        length(list);
        length(a.leaves);
        length(a.leaves[]);
        length(a.leaves[].x) > 1;
        length(s) == x;
        length(s) == length(t);
        length(s || t);
        length(s || "abc");
        length(list || other);
        length(state);
        contains(s, t);
        contains(s, "a");
        contains(list, x);
        contains(list, 1);
        contains(list[], x);
        contains(a.leaves[].s, s);
        contains(b.leaves[].p, true);
        contains(b.leaves[].p, p);
        contains(s || t, "a");
        contains(list || other, 1);
        contains(state, "REA");
        p && length(s) > 1;
        p || length(s) > 1;
        s != null && length(s) > 1;
        b.leaves[?s && length(s) > 0].x;
        b.leaves[?length(s || "") > 0].x;
        b.leaves[?contains(s || "x", "a")].s;
    })
}

pub(crate) fn selections() -> Table<Optional> {
    ordered(cases! { Optional;
        [x, y];
        [x, y][0];
        [x, s, p][2];
        [x, s, p] | [1];
        [x, y] | [?@ != null];
        [x, y][?@ > 0];
        [x, y][];
        [x, y][] | [0];
        [x || y, 3];
        [a, b][0].x;
        [a, b] | [1].leaf.s;
        [a, b][].x;
        [a, b][*].leaf.x;
        [a, b][?p].x;
        [list, other][];
        [list, other][0][0];
        [list, other] | [1][::-1];
        a.[x, s];
        a.[x, s][0];
        a.[x, leaf.x];
        a.[x, leaf.x][];
        a.leaf.[x, s, p] | [2];
        a.leaf.[x, s, p][-1];
        a.boxed.[s, s][0];
        b.leaves[].[x, p];
        b.leaves[].[s, s][];
        b.leaves[*].[x];
        b.leaves[0].[x, s];
        (a || b).[x, s];
        (a && b).[x, x][];
        [a.leaf.x, b.leaf.x];
        [!a, !b];
        [x < y, y < x];
        [x == null, a.x == null][?@];
        [s || "none", t || "none"];
        x.[@];
        list.[@[0], @[1]];
        list.[@[0], @[1]][];
        a | [x, leaf.x];
        a.leaf | [x, x] | [0];
        length([x, y]);
        contains([x, y], 1);
        contains([s, t], null);
        contains([a.s, b.s], s);
        max([x || 0, y || 0]);
        sum([x || 0, y || 0, 1]);
        sort([s || "", t || ""]);
        join("-", [s || "", t || ""]);
        [x, y] == [y, x];
        [x, y] != [1, 2];
        list == other;
        list != other;
        list == [1, 2];
        list[] == other[];
        a.leaves[].x == b.leaves[].x;
        list[1:] == other[1:];
    })
}

pub(crate) fn slices() -> Table<Optional> {
    ordered(cases! { Optional;
        list[:1];
        list[1:];
        list[-1:];
        list[::-1];
        list[::2];
        list[2::-1];
        list[-1:-3:-1];
        list[1:2];
        list[2:1];
        list[0:0];
        list[1:] | [0];
        list[:2] | [?@ > 0];
        list[1:] || other[:1];
        b.leaves[:2].x;
        b.leaves[::-1].s;
        b.leaves[::-1].s | [0];
        b.leaves[1:] | [0].x;
        (list || other)[1:];
        length(list[1:]);
        !(list[2:]);
        other[?@ > 0] | [::-1];
    })
}

pub(crate) fn mapped() -> Table<Optional> {
    ordered(cases! { Optional;
        map(&x, a.leaves);
        map(&s, a.leaves[]);
        map(&x, a.leaves)[];
        map(&x, a.leaves)[0];
        map(&x, a.leaves) | [?@ == null];
        map(&[x, x], a.leaves);
        map(&@, list);
        map(&(@ > 0), list);
        map(&abs(@), list);
        map(&abs(x), a.leaves);
        map(&not_null(x, 0), a.leaves);
        map(&to_string(x), a.leaves);
        map(&to_array(x), a.leaves);
        map(&to_array(x), a.leaves)[];
        join("", map(&to_string(@), list));
        sum(map(&to_number(s), a.leaves));
        sum(map(&to_number(s), a.leaves)[]);
    })
}

pub(crate) fn in_order() -> Table<Optional> {
    ordered(cases! { Optional;
        max(list);
        min(list);
        max(list || other);
        max(a.leaves[].x);
        max(a.leaves[].s);
        min(a.leaves[].s) == s;
        max(list) == x;
        max(list) > min(other);
        sort(list);
        sort(list)[0];
        sort(list)[-1];
        sort(a.leaves[].s);
        sort(a.leaves[*].s)[::-1];
        sort_by(a.leaves, &x);
        sort_by(a.leaves[?x], &x)[].s;
        sort_by(b.leaves[?s], &s)[0].x;
        max_by(b.leaves, &x).s;
        max_by(b.leaves[?x], &x).s;
        min_by(b.leaves[?x], &x).x;
        max_by(b.leaves[?s], &length(s)).s;
        min_by(b.leaves[?s], &s).s;
        reverse(list);
        reverse(s);
        reverse(list)[0];
        reverse(list || other);
        reverse(a.leaves)[0].s;
        reverse(reverse(s)) == s;
        reverse(s || t || "x");
        list.max(@);
        list | sort(@) | [0];
        list | max(@) > 1;
        max(to_array(x || 3));
        max([x, y]);
        sort([s, t]);
    })
}

pub(crate) fn arithmetic() -> Table<Optional> {
    ordered(cases! { Optional;
        abs(x);
        abs(x) > 1;
        abs(a.leaf.x);
        ceil(x);
        floor(y);
        abs(x || y || -3);
        avg(a.leaves[].x) > 0;
        sum(list);
        sum(other[]);
        sum(a.leaves[].x);
        sum(list || other);
        to_number(x);
        to_number(s);
        to_number(s) == null;
        to_number("1");
        to_number("2.5") > x;
        to_number(to_string(x));
        to_number(to_string(x)) == x;
        p && abs(x) == 1;
        x == null || abs(x) == 1;
        b.leaves[?abs(x) > 1].s;
        b.leaves[?x && abs(x) > 1].s;
        b.leaves[?x != null && abs(x) > 1].s;
        b.leaves[].abs(x);
        b.leaves[?x].abs(x);
        a.leaf.abs(x);
        list.sum(@);
        sum([x, y]);
    })
}

pub(crate) fn of_texts() -> Table<Optional> {
    ordered(cases! { Optional;
        starts_with(s, "a");
        starts_with(s, t);
        starts_with(s || "", t || "");
        ends_with(s, "b");
        ends_with(a.s, b.s);
        !starts_with(s, "a");
        s != null && starts_with(s, "a");
        s == null || ends_with(s, "b");
        join(",", a.leaves[].s);
        join(s, a.leaves[].s);
        join("", [s, t]);
        to_string(x);
        to_string(p);
        to_string(s);
        to_string(state);
        to_string(x) == "1";
        to_string(x < y);
        to_string(length(s || ""));
        to_string(x) || s;
        length(to_string(x));
        length(to_string(p));
        starts_with(to_string(x), "-");
        contains(to_string(p), "ru");
        b.leaves[?starts_with(s || "", "a")].s;
        b.leaves[?s == null || starts_with(s, "a")].x;
        b.leaves[].to_string(x);
    })
}

pub(crate) fn of_any_value() -> Table<Optional> {
    ordered(cases! { Optional;
        not_null(x, y);
        not_null(x, y, 5);
        not_null(s, t, a.s, b.s);
        not_null(a, b).x;
        not_null(a.leaf, b.leaf).s;
        not_null(p, q, false);
        not_null(list, other)[0];
        not_null(list, other)[];
        not_null(state, State::Ready);
        not_null(a.leaves[?p], b.leaves[?p])[].x;
        not_null(x, y) > 1;
        to_array(x);
        to_array(s)[0];
        to_array(a)[0].x;
        to_array(a)[].x;
        to_array(list);
        to_array(list)[0];
        to_array(list[]);
        to_array(list)[] | [0];
        to_array(state);
        to_array(null);
        length(to_array(x));
        length(to_array(list));
        b.leaves[].not_null(x, 7);
        b.leaves[].to_array(x)[];
        a.leaf.not_null(x, 9);
        s.length(@);
        @.length(list || other);
    })
}
