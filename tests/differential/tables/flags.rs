//! Booleans, as conditions and as values.

use waiter_tests_expression::cases;

use crate::families::flags::Flags;
use crate::runner::{Table, ordered};

pub(crate) fn operators() -> Table<Flags> {
    ordered(cases! { Flags;
        on;
        off;
        !on;
        !off;
        !!off;
        on == true;
        on == false;
        off == true;
        off != true;
        off != false;
        off == null;
        on == off;
        off != other;
        on && off;
        on || off;
        off && on;
        off || on;
        off && other;
        off || other;
        off || other || on;
        off && other && on;
        off || other && on;
        (off || other) && on;
        off && other || on;
        off && (other || on);
        !off && !other;
        !(off && other);
        !(off || other);
        off || true;
        off && true;
        off || false;
        off && false;
        true && off;
        false || off;
        on == !off;
        (on && off) == (other && off);
        (on == off) == other;
        (on && off) == null;
        on == off && off == other;
        on == off || off != other;
        every[0] && every[1];
        every[0] || some[0];
    })
}

pub(crate) fn lists() -> Table<Flags> {
    ordered(cases! { Flags;
        every[];
        every[?@];
        every[?!@];
        every[?@ == false];
        some[*];
        some[?@ == true] | [0];
        some[0] == every[0];
        rows[?on].name;
        rows[?off].name;
        rows[?!off].name;
        rows[?on && off].name;
        rows[?on || off].name;
        rows[?on && !off].name;
        rows[?!(on && off)].name;
        rows[?on == off].name;
        rows[?on != off].name;
        rows[?off == null || on].name;
        rows[?flags].name;
        rows[?flags[0]].name;
        rows[?flags[?@]].name;
        rows[?!(flags[?@])].name;
        rows[?contains(flags, on)].name;
        rows[?contains(flags, off)].name;
        rows[].off;
        rows[].flags[];
        rows[*].flags[?@];
        rows[*].flags[?@] | [];
        rows[].contains(flags, false);
        contains(every, on);
        contains(every, off);
        contains(some, false);
        contains(rows[].on, on);
        contains(rows[].off, off);
        contains(every, true) && on;
        contains(every, true) || on;
        length(every[?@]) == length(every);
        length(rows[?on]) > 1;
    })
}

pub(crate) fn functions() -> Table<Flags> {
    ordered(cases! { Flags;
        not_null(off, on);
        not_null(off, other, false);
        not_null(off, other);
        to_string(on);
        to_string(off);
        to_array(on);
        to_array(off);
        to_array(every);
        to_array(some)[];
        reverse(every);
        reverse(some)[0];
        map(&@, every);
        map(&!@, every);
        map(&(@ == true), every);
        map(&on, rows);
        map(&off, rows);
        map(&off, rows)[];
        map(&(on && off), rows);
        map(&(off || on), rows);
        map(&(on == off), rows);
        map(&flags[0], rows);
        map(&contains(flags, true), rows);
        map(&to_string(off), rows);
        map(&not_null(off, on), rows);
        map(&[on, off], rows);
        map(&[name, on], rows);
        sort_by(rows, &name)[].on;
        sort_by(rows, &to_string(on))[].name;
        max_by(rows, &to_string(off)).off;
        rows[].not_null(off, on);
        rows[].to_string(off);
        rows[?starts_with(to_string(off), "n")].name;
        join(",", map(&to_string(on), rows));
        every[1:];
        every[::-1];
        some[:2] | [?@];
        rows[::-1].off;
        rows[].flags[1:];
        [on, off];
        [on, off][1];
        [on, off][?@];
        [on, off][?!@];
        [on, off, other][];
        [!on, on && off];
        [on == off, off == other];
        rows[].[on, off];
        rows[].[on, off][];
        rows[].[name, on] | [0][1];
        contains([on, off], true);
        contains([on, off], null);
        contains(map(&off, rows), on);
        every == some;
        every == [true, false];
        length(every[?@]) == length(some);
        !contains(every, false) && length(every) > 0;
    })
}

/// Lists of different types, compared and joined.
pub(crate) fn joined() -> Table<Flags> {
    ordered(cases! { Flags;
        [on, off];
        [on, every[0] == off];
        [on == off, !on, on && off][?@];
        [every, some][];
        [rows[].on, rows[].off][];
        [rows[].flags, [every]][][];
        [every, [on, on == off]][];
        some || every;
        every == some;
        every == [true, false];
        [true] == every;
        rows[?flags == [on]].name;
        rows[*].flags == [every];
        (rows[*].flags | [0]) == every;
    })
}
