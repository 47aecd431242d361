//! The kinds of the objects that the API server serves.

/// A kind of objects.
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) api_version: &'static str,
    /// The name in messages.
    pub(super) resource: &'static str,
    path: &'static str,
}

pub(super) static CONFIG_MAPS: Kind = Kind {
    name: "ConfigMap",
    api_version: "v1",
    resource: "configmaps",
    path: "/api/v1/namespaces/default/configmaps",
};

pub(super) static DEPLOYMENTS: Kind = Kind {
    name: "Deployment",
    api_version: "apps/v1",
    resource: "deployments.apps",
    path: "/apis/apps/v1/namespaces/default/deployments",
};

/// Finds the kind and the name in the path of a request. In the path of a list, the name is empty.
pub(super) fn find(path: &str) -> Option<(&'static Kind, &str)> {
    [&CONFIG_MAPS, &DEPLOYMENTS].into_iter().find_map(|kind| {
        let name = path.strip_prefix(kind.path)?;
        Some((kind, name.trim_start_matches('/')))
    })
}
