//! From source to syntax tree: one expression, never a statement.

use sqlparser::ast::{Expr, Spanned};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer};

use super::error::{ErrorKind, ExpressionError};

/// The longest source of an expression, in bytes: more than anybody writes, little enough to parse at once.
pub const MAX_SOURCE: usize = 10_000;

/// How deep brackets, calls, `case` and `not` may be nested: without optimisation the parser takes 80 kB of stack for each.
const MAX_NESTING: usize = 16;

/// The most operators in an expression. A chain of them is a tree as deep as it is long, and walking it takes stack.
const MAX_OPERATORS: usize = 300;

/// The words with which statements begin.
const STATEMENTS: [&str; 24] = [
    "alter", "analyze", "begin", "call", "commit", "copy", "create", "delete", "describe", "drop", "execute",
    "explain", "grant", "insert", "merge", "pragma", "revoke", "rollback", "select", "set", "show", "truncate",
    "update", "with",
];

/// The tokens of a source, with their places.
pub(crate) fn tokens(source: &str) -> Result<Vec<TokenWithSpan>, ExpressionError> {
    if source.len() > MAX_SOURCE {
        return Err(ErrorKind::TooLong.at(None));
    }
    Tokenizer::new(&GenericDialect {}, source).tokenize_with_location().map_err(|error| {
        let at = offset(source, error.location);
        let found = source.chars().skip(at.unwrap_or_default()).take(20).collect();
        ErrorKind::Syntax { found }.at(at)
    })
}

/// The syntax tree of a source that is one expression.
pub(crate) fn parse(source: &str) -> Result<Expr, ExpressionError> {
    if source.trim().is_empty() {
        return Err(ErrorKind::Empty.at(None));
    }
    let tokens = tokens(source)?;
    if tokens.iter().filter(|token| is_operator(&token.token)).count() > MAX_OPERATORS {
        return Err(ErrorKind::TooLong.at(None));
    }
    let first_word = tokens.iter().find_map(|token| match &token.token {
        Token::Whitespace(_) => None,
        Token::Word(word) => Some(word.value.to_lowercase()),
        _ => Some(String::new()),
    });
    let begins_statement = first_word.is_some_and(|word| STATEMENTS.contains(&word.as_str()));
    let several = tokens.iter().any(|token| token.token == Token::SemiColon);
    let dialect = GenericDialect {};
    let mut parser = Parser::new(&dialect).with_recursion_limit(MAX_NESTING).with_tokens_with_locations(tokens);
    let parsed = parser.parse_expr();
    let next = parser.peek_token();
    match parsed {
        Ok(tree) if next.token == Token::EOF => Ok(tree),
        _ if begins_statement || several => Err(ErrorKind::Statement.at(Some(0))),
        Err(ParserError::RecursionLimitExceeded) => Err(ErrorKind::TooDeep.at(None)),
        _ => {
            let found = if next.token == Token::EOF { String::new() } else { next.token.to_string() };
            let at = offset(source, next.span.start).or_else(|| Some(source.chars().count()));
            Err(ErrorKind::Syntax { found }.at(at))
        }
    }
}

fn is_operator(token: &Token) -> bool {
    match token {
        Token::Word(word) => {
            word.quote_style.is_none() && matches!(word.value.to_lowercase().as_str(), "and" | "or" | "not" | "is")
        }
        Token::Whitespace(_) | Token::Comma | Token::LParen | Token::RParen | Token::Number(..) => false,
        Token::SingleQuotedString(_) => false,
        _ => true,
    }
}

/// Where a part of the tree begins, in characters from the beginning of the source: the place of its leftmost leaf.
pub(crate) fn place(source: &str, part: &Expr) -> Option<usize> {
    let mut part = part;
    let start = loop {
        part = match part {
            Expr::BinaryOp { left: inner, .. } | Expr::IsDistinctFrom(inner, _) | Expr::IsNotDistinctFrom(inner, _) => {
                inner
            }
            Expr::Nested(inner) | Expr::IsNull(inner) | Expr::IsNotNull(inner) => inner,
            Expr::IsTrue(inner) | Expr::IsNotTrue(inner) | Expr::IsFalse(inner) | Expr::IsNotFalse(inner) => inner,
            Expr::IsUnknown(inner) | Expr::IsNotUnknown(inner) => inner,
            Expr::InList { expr, .. }
            | Expr::Between { expr, .. }
            | Expr::Like { expr, .. }
            | Expr::ILike { expr, .. } => expr,
            Expr::InSubquery { expr, .. } | Expr::UnaryOp { expr, .. } | Expr::Cast { expr, .. } => expr,
            Expr::Floor { expr, .. } | Expr::Ceil { expr, .. } => expr,
            Expr::Function(call) => break call.name.span().start,
            Expr::Case { case_token, .. } => break case_token.0.span.start,
            Expr::Identifier(_) | Expr::CompoundIdentifier(_) | Expr::Value(_) | Expr::TypedString(_) => {
                break part.span().start;
            }
            _ => return None,
        };
    };
    offset(source, start)
}

/// A place by line and column, both from one, as a number of characters from the beginning.
pub(crate) fn offset(source: &str, at: Location) -> Option<usize> {
    let line = usize::try_from(at.line).ok()?.checked_sub(1)?;
    let column = usize::try_from(at.column).ok()?.checked_sub(1)?;
    let before: usize = source.split_inclusive('\n').take(line).map(|line| line.chars().count()).sum();
    Some(before + column)
}
