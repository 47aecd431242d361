//! JSON without types: its kinds are known at run time only.

use waiter_tests_expression::cases;

use crate::families::enums::State;
use crate::families::free::Free;
use crate::runner::{Table, lazy, ordered};

pub(crate) fn paths() -> Table<Free> {
    ordered(cases! { Free;
        json;
        json."a";
        json."a"."b";
        json."a"."b"."c";
        json."x-y";
        object."a";
        object."a"[0];
        object."a"[-1]."b";
        object."none";
        json[0];
        list[0];
        list[-1];
        list[7];
        list[0][1];
        list[0]."a";
        rows[0]."a";
        rows[]."a";
        rows[]."a"."b";
        by_name."a"."b";
        by_name."a"[0];
        by_name.*."none";
        @.json."a";
        json | @."a";
    })
}

pub(crate) fn projections() -> Table<Free> {
    ordered(cases! { Free;
        json[];
        json[*];
        json[]."a";
        json[*]."a";
        json."a"[];
        object."a"[*]."b";
        list[];
        list[*];
        list[][];
        list[*][*];
        list[]."a"[];
        list[*]."a"[*]."b";
        list[*][0];
        list[1:];
        json[1:];
        object."a"[::-1];
        list[:2]."a";
        rows[];
        rows[][];
        rows[*][];
        rows[*][*];
        rows[]."a"[];
        rows[*]."a"[*];
        rows[*]."a"[]."b";
        list[?@."a"];
        list[?@."a" == 1]."b";
        list[?@ > 0];
        list[?@ == "a" || @ == "b"];
        list[?!@];
        json[?@."a" != null];
        rows[?@."a" == "READY"];
        rows[?length(@) > 1 && @."a"]."a";
        json[] | [0];
        json[]."a" | [-1];
        list[*]."a" | @[1:];
    })
}

pub(crate) fn null_projections() -> Table<Free> {
    ordered(cases! { Free;
        json[] == null;
        json[*] == null;
        json[] != null;
        object."a"[] == null;
        object."a"[*]."b" == null;
        object."a"[1:] == null;
        !(json[]);
        json[] == object."a"[];
        json[]."a" == list[]."a";
        length(json[]);
        length(json[*]) > 0;
        length(object."a"[]);
        not_null(json[], object."a"[]);
        not_null(json[]."a", list[]);
        json[] || list[];
        json[] && list[];
        json[]."a" || object."a"[];
        to_array(json[]);
        to_array(object."a"[]."b");
        reverse(json[]);
        reverse(object."a"[*]);
        map(&@."a", json[]);
        contains(json[], 1);
        contains(object."a"[], "a");
        rows[*].length(@[]);
        rows[?@[] == null];
        rows[?@[] != null];
        rows[*]."a"[] | length(@);
        [json[], list[]][0];
        join(",", object."a"[]);
    })
}

pub(crate) fn comparisons() -> Table<Free> {
    ordered(cases! { Free;
        json == null;
        json != null;
        json == 1;
        json == 1.5;
        json == "a";
        json == true;
        json == false;
        json != "a";
        object."a" == 1;
        object."a" == "READY";
        object."a" == State::Ready;
        object."a" == true;
        object."a" == null;
        object."a" == object."b";
        object."a" == json;
        object."a" != object."b";
        object."a" == name;
        name == object."a";
        count == object."a";
        object."a" == count;
        flag == object."a";
        state == object."a";
        list == json;
        json."a" == ["a", "b"];
        list == [1, 2];
        list != ["a"];
        object."a" == names;
        object."a" < 2;
        object."a" <= 1;
        object."a" > 0;
        object."a" >= 0.5;
        object."a" < object."b";
        object."a" < count;
        count < object."a";
        1 < object."a";
        !(object."a" < 2);
        json;
        !json;
        !(object."a");
        json == "a" && name == "a";
        object."a" || object."b";
        object."a" && object."b";
        object."a" || json;
        [object."a", object."b"];
        [object."a", name][0];
    })
}

pub(crate) fn functions() -> Table<Free> {
    ordered(cases! { Free;
        length(json);
        length(object);
        length(list);
        length(object."a");
        length(object."a") > 1;
        contains(json, "a");
        contains(json, 1);
        contains(json, true);
        contains(json, null);
        contains(list, "a");
        contains(list, object."a");
        contains(list, name);
        contains(list, count);
        contains(list, State::Ready);
        contains(object."a", "a");
        contains(object."a", "");
        contains(object."a", object."b");
        contains(name, object."a");
        contains(names, object."a");
        contains(names, json);
        contains(list[], 1);
        contains(list[]."a", "READY");
        contains(rows, json);
        contains(["READY", "PENDING"], object."a");
        starts_with(json, "a");
        starts_with(object."a", "R");
        starts_with(object."a", object."b");
        starts_with(name, object."a");
        ends_with(object."a", "b");
        ends_with(name, object."a");
        join(",", list);
        join(",", list[?starts_with(@, "")]);
        join(object."a", names);
        to_number(json);
        to_number(object."a");
        to_number(object."a") > 0;
        not_null(object."a", object."b", json);
        to_array(json[0]);
        map(&@."a", rows);
        map(&length(@), rows);
        reverse(rows)[0]."a";
        length(rows[]."a");
    })
}

pub(crate) fn unneeded_elements() -> Table<Free> {
    lazy(cases! { Free;
        rows[*].length(@) | [0];
        contains(map(&length(@), rows), 0);
    })
}
