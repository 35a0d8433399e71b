//! The order in which definitions are evaluated: each after those that it uses.

use std::collections::BTreeMap;

/// Something that gives columns and needs others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name in a path.
    pub name: String,
    /// The columns that it gives.
    pub gives: Vec<String>,
    /// The columns that it uses; those that no node gives are there already.
    pub needs: Vec<String>,
}

/// The places of the nodes, each after those that it uses; among free ones the given order stays.
///
/// # Errors
/// The names along one cycle, the first again at the end.
pub fn order(nodes: &[Node]) -> Result<Vec<usize>, Vec<String>> {
    let giver: BTreeMap<&str, usize> =
        nodes.iter().enumerate().flat_map(|(at, node)| node.gives.iter().map(move |g| (g.as_str(), at))).collect();
    let mut walk = Walk { nodes, giver, state: vec![State::New; nodes.len()], path: Vec::new(), order: Vec::new() };
    for at in 0..nodes.len() {
        walk.visit(at)?;
    }
    Ok(walk.order)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

struct Walk<'a> {
    nodes: &'a [Node],
    giver: BTreeMap<&'a str, usize>,
    state: Vec<State>,
    path: Vec<usize>,
    order: Vec<usize>,
}

impl Walk<'_> {
    fn visit(&mut self, at: usize) -> Result<(), Vec<String>> {
        match self.state[at] {
            State::Done => return Ok(()),
            State::Open => {
                let start = self.path.iter().position(|&p| p == at).unwrap_or(0);
                let around = self.path[start..].iter().chain(std::iter::once(&at));
                return Err(around.map(|&p| self.nodes[p].name.clone()).collect());
            }
            State::New => {}
        }
        self.state[at] = State::Open;
        self.path.push(at);
        let nodes = self.nodes;
        for need in &nodes[at].needs {
            if let Some(&giver) = self.giver.get(need.as_str()) {
                self.visit(giver)?;
            }
        }
        self.path.pop();
        self.state[at] = State::Done;
        self.order.push(at);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn node(name: &str, needs: &[&str]) -> Node {
        Node { name: name.into(), gives: vec![name.into()], needs: needs.iter().map(|n| (*n).to_owned()).collect() }
    }

    #[test]
    fn each_comes_after_what_it_uses() {
        let nodes = [node("c", &["b", "seats"]), node("a", &[]), node("b", &["a"])];
        assert_eq!(order(&nodes), Ok(vec![1, 2, 0]));
    }

    #[test]
    fn a_cycle_is_named_as_a_path() {
        let nodes = [node("x", &["a"]), node("a", &["b"]), node("b", &["c"]), node("c", &["a"])];
        assert_eq!(order(&nodes), Err(["a", "b", "c", "a"].map(str::to_owned).to_vec()));
        assert_eq!(order(&[node("a", &["a"])]), Err(vec!["a".into(), "a".into()]));
    }

    #[test]
    fn one_node_may_give_several_columns() {
        let mut health = node("health", &["use"]);
        health.gives.push("health_band".into());
        let nodes = [node("segment_red", &["health_band"]), health, node("use", &["health_band"])];
        assert_eq!(order(&nodes), Err(["health", "use", "health"].map(str::to_owned).to_vec()));
    }

    proptest! {
        #[test]
        fn whatever_points_backwards_can_be_ordered(edges in prop::collection::vec((0..30_usize, 0..30_usize), 0..120)) {
            let mut nodes: Vec<Node> = (0..30).map(|n| node(&format!("n{n}"), &[])).collect();
            for (a, b) in edges {
                let (early, late) = (a.min(b), a.max(b));
                if early != late {
                    nodes[late].needs.push(format!("n{early}"));
                }
            }
            nodes.reverse();
            let found = order(&nodes).unwrap();
            let place = |name: &str| found.iter().position(|&p| nodes[p].name == name).unwrap();
            for node in &nodes {
                for need in &node.needs {
                    prop_assert!(place(need) < place(&node.name));
                }
            }
        }
    }
}
