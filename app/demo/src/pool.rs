//! The pools of names and sentences in `texts/`, one file for each language.
//!
//! A file is a list of sections (`[touch-call-good]`) of lines. A name carries its Latin spelling after a bar.

use crate::chance::Chance;

/// One language's sections.
#[derive(Debug, Clone)]
pub(crate) struct Pool(Vec<(&'static str, Vec<&'static str>)>);

/// A name in its own script and in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) own: &'static str,
    pub(crate) latin: &'static str,
}

/// English, Chinese, Persian, in the order of [`crate::market::Market`].
pub(crate) fn pools() -> [Pool; 3] {
    [
        Pool::parse(include_str!("texts/en.txt")),
        Pool::parse(include_str!("texts/zh.txt")),
        Pool::parse(include_str!("texts/fa.txt")),
    ]
}

impl Pool {
    fn parse(text: &'static str) -> Self {
        let mut sections: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(title) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                sections.push((title, Vec::new()));
            } else if let Some((_, lines)) = sections.last_mut() {
                lines.push(line);
            }
        }
        Self(sections)
    }

    /// All lines of a section; none when there is no such section.
    pub(crate) fn lines(&self, section: &str) -> &[&'static str] {
        self.0.iter().find(|(title, _)| *title == section).map_or(&[], |(_, lines)| lines)
    }

    /// One line of a section.
    pub(crate) fn line(&self, section: &str, chance: &mut Chance) -> &'static str {
        chance.pick(self.lines(section)).copied().unwrap_or("")
    }

    /// One name of a section.
    pub(crate) fn name(&self, section: &str, chance: &mut Chance) -> Name {
        let line = self.line(section, chance);
        let (own, latin) = line.split_once('|').unwrap_or((line, line));
        Name { own, latin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_languages_have_the_same_sections_and_none_is_empty() {
        let [en, zh, fa] = pools();
        let titles = |pool: &Pool| pool.0.iter().map(|(title, _)| *title).collect::<Vec<_>>();
        assert_eq!(titles(&en), titles(&zh));
        assert_eq!(titles(&en), titles(&fa));
        for pool in [&en, &zh, &fa] {
            assert!(pool.0.iter().all(|(_, lines)| !lines.is_empty()));
        }
    }

    #[test]
    fn each_script_keeps_its_letters() {
        let [_, zh, fa] = pools();
        assert!(fa.0.iter().flat_map(|(_, lines)| lines).all(|line| !line.contains(['ي', 'ك'])));
        assert!(
            zh.0.iter().flat_map(|(_, lines)| lines).filter(|line| !line.contains('|')).all(|line| !line.contains(','))
        );
    }

    #[test]
    fn sentences_about_somebody_name_the_person() {
        for pool in pools() {
            for (title, lines) in &pool.0 {
                if title.starts_with("touch-") && *title != "touch-note" {
                    assert!(lines.iter().all(|line| line.contains("{who}")), "{title}");
                }
            }
        }
    }
}
