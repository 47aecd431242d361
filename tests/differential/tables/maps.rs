//! Maps: keys, values and projections over them. The expressions of `keys` do not depend on an order. Lists in `values`
//! compare as multisets.

use waiter_tests_expression::cases;

use crate::families::enums::State;
use crate::families::maps::Maps;
use crate::runner::{Table, ordered, unordered};

pub(crate) fn keys() -> Table<Maps> {
    ordered(cases! { Maps;
        numbers."a";
        numbers."";
        numbers."é";
        numbers."x-y";
        numbers."null";
        numbers."none";
        numbers."a" == 1;
        numbers."a" < numbers."b";
        numbers."a" || numbers."b";
        texts."a";
        texts."a" == name;
        texts."a" || name;
        items."a";
        items."a".n;
        items."a".s;
        items."a".tags."b";
        items."a".tags."b" == "ab";
        items."a".list[0];
        items."a".list[];
        items."a".list[?@ > 0];
        by_state."READY";
        by_state."NOT_READY";
        by_state."later";
        by_state."";
        lists."READY";
        lists."READY"[0];
        lists."READY"[];
        lists."PENDING"[?@ != 1];
        sparse."a";
        sparse."a" == null;
        maps."a";
        maps."a"."b";
        maps."a"."b" > 0;
        rows[]."a";
        rows[*]."b";
        rows[0]."a";
        rows[?@."a" == 1];
        rows[?@."a" > 0]."b";
        rows[?@."a" == @."b"];
        rows[?@];
        rows[]."a" | [0];
        groups."a"[0].n;
        groups."a"[].s;
        groups."a"[?n > 0].list[];
        groups."a"[*].tags."a";
        groups."b"[].tags."a" | [0];
        states."a";
        states."a" == State::Ready;
        states."a" == states."b";
        flags."a";
        flags."a" && flags."b";
        !(flags."a");
        numbers | @."a";
        items."a" | n;
        (items."a").n;
        (items || items)."a".n;
        numbers == null;
        !numbers;
        !texts;
        length(numbers);
        length(texts);
        length(items."a".tags);
        length(maps."a");
        length(by_state);
        length(lists."READY");
        rows[].length(@);
        rows[?length(@) > 1]."a";
    })
}

pub(crate) fn values() -> Table<Maps> {
    unordered(cases! { Maps;
        numbers;
        texts;
        items;
        by_state;
        lists;
        sparse;
        maps;
        @;
        numbers.*;
        texts.*;
        items.*;
        items.*.n;
        items.*.s;
        items.*.list;
        items.*.list[];
        items.*.list[0];
        items.*.list[-1];
        items.*.list[?@ > 0];
        items.*.list[?@ > 0][];
        items.*.tags;
        items.*.tags."a";
        items.*.tags.*;
        items.*.tags.*[];
        by_state.*;
        lists.*;
        lists.*[];
        lists.*[0];
        lists.*[?@ > 0];
        lists.*[*];
        sparse.*;
        maps.*;
        maps.*."a";
        maps.*.*;
        maps.*.*[];
        maps."a".*;
        rows[].*;
        rows[*].*;
        rows[].*[];
        rows[0].*;
        groups.*;
        groups.*[];
        groups.*[].n;
        groups.*[0].n;
        groups.*.length(@);
        groups.*[?n > 0].s;
        groups.*[?n > 0][].s;
        groups.*[].tags."a";
        groups.*[].list[];
        states.*;
        flags.*;
        numbers.* | [?@ > 0];
        numbers.* | length(@);
        length(numbers.*);
        length(items.*.n);
        length(items.*.list[]);
        contains(numbers.*, 1);
        contains(texts.*, name);
        contains(states.*, State::Ready);
        contains(flags.*, true);
        items.*.n | contains(@, 1);
        !(numbers.*);
        items.* | [?n == 1].s;
        items.* | [?tags].tags."a";
        items.* | [].list[];
        (items.*)[?n > 0].s;
        (items.*.list)[];
        (groups.*)[].n;
        maps.*.length(@);
        items.*.length(list);
        items | @.*.n;
        rows | [].*;
    })
}

pub(crate) fn mapped() -> Table<Maps> {
    unordered(cases! { Maps;
        sum(map(&length(list), values(items)));
        map(&n, values(items));
        map(&n, items.*);
        map(&@."a", rows);
        map(&@."a", rows)[0];
        map(&length(@), rows);
        map(&keys(@), rows);
        map(&sort(keys(@))[0], rows);
        map(&[n, list[0]], values(items));
    })
}

pub(crate) fn in_order() -> Table<Maps> {
    unordered(cases! { Maps;
        sort(keys(numbers));
        sort(keys(numbers))[0];
        sort(keys(by_state)) | [-1];
        sort(keys(texts))[::-1];
        sort(values(numbers));
        sort(values(texts))[0];
        sort(texts.*);
        sort(numbers.*)[::-1];
        sort(items.*.n);
        sort(states.*);
        sort(sparse.*);
        sort(values(sparse));
        sort_by(values(items), &(n || 0))[].n;
        max(values(numbers));
        max(numbers.*);
        min(keys(numbers));
        max(items.*.n);
        min(items.*.list[]);
        max(values(sparse));
        max_by(values(items), &length(list)) != null;
        join(",", sort(keys(numbers)));
        join(",", sort(texts.*));
        reverse(keys(numbers));
        reverse(sort(keys(numbers)));
        lists.*.max(@);
        lists.*.length(@) | sort(@);
        lists.*.sort(@)[0];
        texts.*.reverse(@);
        texts.* | join("", sort(@));
    })
}

pub(crate) fn arithmetic() -> Table<Maps> {
    unordered(cases! { Maps;
        sum(values(numbers));
        sum(numbers.*);
        sum(items.*.list[]);
        to_number(texts."a");
        abs(numbers."a");
        numbers.*.abs(@);
        sparse.*.abs(@);
        lists.*.sum(@);
    })
}

pub(crate) fn of_texts() -> Table<Maps> {
    unordered(cases! { Maps;
        contains(keys(texts), "a");
        contains(keys(texts), name);
        contains(keys(by_state), "READY");
        contains(values(numbers), 1);
        contains(values(sparse), null);
        contains(values(states), State::Ready);
        to_string(numbers."a");
        starts_with(texts."a", "a");
        starts_with(texts."a" || "", name || "");
        texts.*.starts_with(@, "a");
        states.*.to_string(@);
    })
}

pub(crate) fn of_any_value() -> Table<Maps> {
    unordered(cases! { Maps;
        keys(numbers);
        keys(texts);
        keys(items);
        keys(by_state);
        keys(lists);
        keys(sparse);
        keys(maps."a");
        keys(rows[0]);
        values(numbers);
        values(texts);
        values(items);
        values(items)[].n;
        values(items)[*].list[];
        values(items)[?n > 0].s;
        values(by_state);
        values(lists);
        values(lists)[];
        values(sparse);
        values(sparse)[];
        values(sparse)[?@ == null];
        values(maps);
        values(maps)[*]."a";
        values(maps)[].*;
        values(maps)[].keys(@);
        values(maps)[].keys(@)[];
        values(states);
        values(states)[?@ == State::Ready];
        values(flags)[?@];
        rows[].keys(@);
        rows[].values(@)[];
        rows[*].keys(@) | [];
        length(keys(numbers));
        length(values(sparse));
        length(keys(numbers)) == length(numbers);
        to_array(numbers);
        to_array(numbers."a");
        to_array(items."a")[].n;
        to_array(keys(numbers));
        not_null(numbers."a", numbers."b", 7);
        not_null(items, items)."a".n;
        not_null(items."a", items."b").s;
        items.*.not_null(n, 9);
    })
}

pub(crate) fn selections() -> Table<Maps> {
    unordered(cases! { Maps;
        items.*.[n, list[0]];
        items.*.[n, list[0]][];
        items.*.[s, n];
        items."a".[s, n];
        items."a".[s, n][1];
        items."a".list[1:];
        items.*.list[:1];
        items.*.list[::-1];
        items.*.list[:1][];
        numbers.[@."a", @."b"];
        [numbers."a", numbers."b"];
        [numbers."a", texts."a"];
        [numbers."a", numbers."b"][?@ > 0];
        [name, texts."a"] | [0];
        numbers.* == null;
    })
}
