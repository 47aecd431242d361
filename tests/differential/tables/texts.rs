//! Strings.

use waiter_tests_expression::cases;

use crate::families::texts::Texts;
use crate::runner::{Table, ordered};

pub(crate) fn operators() -> Table<Texts> {
    ordered(cases! { Texts;
        subject;
        part;
        subject == "";
        subject == "aé日";
        subject == part;
        part != tail;
        !subject;
        !part;
        part || tail;
        part && tail;
        part || tail || subject;
        part || "none";
        words[];
        words[0];
        words[-1];
        words[?@];
        words[?@ == "a"];
        words[?@ != "é"] | [0];
        words[?!@];
        names[?@ == "ab" || @ == "ba"];
        rows[].value;
        rows[?key == value].key;
        rows[?value].key;
        rows[?!value].key;
        rows[?value == ""].key;
        rows[?parts[0] == key].value;
        rows[].parts[];
        rows[*].parts[0];
        rows[].parts[?@ == "a"];
        rows[?parts[?@ == "a"]].key;
    })
}

pub(crate) fn length_and_contains() -> Table<Texts> {
    ordered(cases! { Texts;
        length(subject);
        length(part);
        length(subject) > 2;
        length(subject) == length(part);
        length(words);
        length(words[?@]);
        length("aé日");
        words[].length(@);
        words[?length(@) == 1];
        rows[].length(parts);
        rows[?length(key) < length(parts)].key;
        contains(subject, part);
        contains(subject, "a");
        contains(subject, "");
        contains(subject, "é日");
        contains(part, subject);
        contains(words, subject);
        contains(words, "");
        contains(words, part);
        contains(names, part);
        contains(words[?@], "b");
        words[].contains(@, "a");
        words[?contains(@, "b")];
        words[?contains("ab", @)];
        rows[?contains(parts, key)].key;
        rows[?contains(key, "a")].value;
        rows[].contains(parts, value);
        !contains(words, subject);
        contains(subject, "a") && contains(subject, "b");
    })
}

pub(crate) fn mapped() -> Table<Texts> {
    ordered(cases! { Texts;
        join("|", map(&key, rows));
        join("|", map(&value, rows));
        join("|", map(&join("-", parts), rows));
        map(&length(@), words);
        map(&reverse(@), words);
        map(&value, rows);
        map(&value, rows)[];
        map(&parts, rows);
        map(&parts, rows)[];
        map(&parts[0], rows);
        map(&sort(parts)[0], rows);
        map(&[key, value], rows);
        map(&[key, value], rows)[];
        map(&(value || key), rows);
        map(&(key == value), rows);
        map(&contains(parts, key), rows);
        map(&starts_with(@, "a"), words);
        map(&to_number(@), words);
    })
}

pub(crate) fn in_order() -> Table<Texts> {
    ordered(cases! { Texts;
        join("|", sort(words));
        join("|", reverse(words));
        reverse(subject);
        reverse(part);
        reverse("aé日");
        reverse(subject) == subject;
        reverse(words);
        reverse(words)[0];
        reverse(join(",", words));
        words[].reverse(@);
        reverse(reverse(subject)) == subject;
        sort(words);
        sort(names);
        sort(words)[0];
        sort(words)[::-1];
        sort(rows[].value);
        sort(rows[].parts[]);
        sort_by(rows, &key);
        sort_by(rows, &key)[].value;
        sort_by(rows, &value)[].key;
        sort_by(rows[?value], &value)[].key;
        sort_by(rows, &reverse(key))[].key;
        sort_by(rows, &length(parts))[].key;
        sort_by(rows, &join("", parts))[].parts;
        sort_by(words, &@);
        sort_by(words, &length(@));
        sort_by(words, &reverse(@));
        max(words);
        min(words);
        max(names);
        max(rows[].value);
        max(words) == subject;
        max_by(rows, &key).value;
        min_by(rows, &key).parts;
        max_by(rows, &length(key)).key;
        min_by(rows[?value], &value).key;
        max_by(words, &length(@));
        contains(sort(words), subject);
        contains(reverse(subject), "b");
    })
}

pub(crate) fn arithmetic() -> Table<Texts> {
    ordered(cases! { Texts;
        to_number(digits);
        to_number(number);
        to_number(digits) == 1;
        to_number(digits) > 0;
        to_number(digits) || 7;
        to_number("12");
        to_number("");
        sum([to_number(digits) || 0, 1]);
        abs(to_number(digits));
        abs(to_number(digits) || 0);
        to_string(to_number(subject));
    })
}

pub(crate) fn of_texts() -> Table<Texts> {
    ordered(cases! { Texts;
        starts_with(subject, "a");
        starts_with(subject, "");
        starts_with(subject, part);
        starts_with(subject, "aé");
        starts_with(part, "a");
        starts_with("abc", subject);
        ends_with(subject, "b");
        ends_with(subject, "日");
        ends_with(subject, tail);
        ends_with("abc", part);
        words[?starts_with(@, "a")];
        words[?ends_with(@, "b")] | [0];
        words[].starts_with(@, "a");
        rows[?starts_with(key, value || "x")].key;
        rows[?ends_with(key, value)].key;
        join(",", words);
        join("", words);
        join(", ", names);
        join(subject, words);
        join(part, words);
        join("é", words[?@]);
        join("|", rows[].key);
        join("|", rows[].value);
        join("|", rows[].parts[]);
        join("|", [subject, digits]);
        join("|", [subject, part]);
        rows[].join("-", parts);
        rows[?join("", parts) == key].key;
        length(join("", words));
        contains(join(",", words), subject);
        to_string(subject);
        to_string(part);
        to_string(length(subject));
        to_string(starts_with(subject, "a"));
        to_string("a");
        to_array(join(",", words));
        rows[].to_string(value);
        contains([subject, part], "a");
        part || join(",", words);
        join(",", words) || part;
        join(",", words) && part;
        contains(subject, "a") || starts_with(subject, "b");
    })
}

pub(crate) fn of_any_value() -> Table<Texts> {
    ordered(cases! { Texts;
        to_array(subject);
        to_array(part);
        to_array(words);
        to_array(names);
        to_array(names)[];
        not_null(part, tail);
        not_null(part, tail, subject);
        not_null(part, "none");
        not_null(names, words)[0];
        rows[].not_null(value, key);
        rows[].to_array(value);
    })
}

pub(crate) fn selections() -> Table<Texts> {
    ordered(cases! { Texts;
        words[1:];
        words[::-1];
        words[-2:];
        names[:1] | [0];
        rows[1:].key;
        rows[::-1].value;
        rows[].parts[::-1];
        rows[*].parts[1:][];
        [subject, part];
        [subject, part][1];
        [subject, part, tail][];
        [subject, part] | [?@ == "a"];
        [subject, digits][::-1];
        rows[].[key, value];
        rows[].[key, value][];
        rows[].[key, parts];
        rows[].[key, parts] | [0][1];
        rows[].[key, parts] | [0] | [1][0];
        rows[0].[key, value] | [0];
        words == [subject];
        words == names;
        words == ["a", "b"];
        words[] == rows[].key;
    })
}

/// Lists of different types, compared and joined.
pub(crate) fn joined() -> Table<Texts> {
    ordered(cases! { Texts;
        [subject, join("-", words)];
        [join("-", words), part, tail][];
        [subject, reverse(subject), null];
        [words, names][];
        [words, sort(words), reverse(words)][];
        [rows[].key, rows[].value][];
        [rows[].key, map(&reverse(key), rows)][];
        [rows[].parts, [words]][][];
        [names, [subject, part]][];
        [[subject], [part, tail]][1];
        [map(&to_string(@), words), names][] | sort(@);
        contains([words, map(&reverse(@), words)][], subject);
        rows[].[key, reverse(key)];
        rows[].[parts, [value]][][];
        rows[].[key, reverse(key)][] | join("", @);
        names || map(&reverse(@), words);
        not_null(names, words);
        not_null(part, reverse(subject));
        part || reverse(subject);
        words == names;
        names == words;
        words == rows[].key;
        words == sort(words);
        sort(words) == words;
        words == map(&reverse(@), words);
        words == [subject, reverse(subject)];
        [subject] == words;
        rows[?parts == [key]].key;
        rows[*].parts == [words];
        (rows[*].parts | [0]) == words;
        (rows[*].parts[*] | [0]) == names;
    })
}
