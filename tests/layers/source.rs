//! Rust source as far as the house needs it: tokens with lines, paths with modules, functions.
//!
//! Not a parser: no types, no macros expanded. It reads comments, strings and `use` trees right,
//! which is what tells an import from a word.

/// One token: a word, a number, `::`, or a single character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

impl Token {
    fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    pub(crate) fn is_float(&self) -> bool {
        let text = self.text.as_str();
        let number = text.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with("0x");
        let typed = text.ends_with("f64") || text.ends_with("f32");
        // The `e` of `0_usize` is no exponent: digits stand before one.
        let exponent = text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '_')
            .starts_with(['e', 'E']);
        typed || (number && (text.contains('.') || exponent))
    }
}

/// The tokens of a source text, without comments and without what stands in quotes.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut reader = Reader { chars: source.chars().collect(), at: 0, line: 1, found: Vec::new() };
    while reader.at < reader.chars.len() {
        reader.step();
    }
    reader.found
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    found: Vec<Token>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn advance(&mut self) {
        if self.peek(0) == '\n' {
            self.line += 1;
        }
        self.at += 1;
    }

    fn push(&mut self, text: String, line: usize) {
        self.found.push(Token { text, line });
    }

    fn step(&mut self) {
        match self.peek(0) {
            '/' if self.peek(1) == '/' => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.advance();
                }
            }
            '/' if self.peek(1) == '*' => self.block_comment(),
            '"' => self.quoted(),
            '\'' => self.quote_mark(),
            ':' if self.peek(1) == ':' => {
                self.push("::".to_owned(), self.line);
                self.at += 2;
            }
            c if c.is_ascii_digit() => self.number(),
            c if c.is_alphabetic() || c == '_' => self.word(),
            c => {
                if !c.is_whitespace() {
                    self.push(c.to_string(), self.line);
                }
                self.advance();
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.advance();
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self) {
        self.advance();
        while self.at < self.chars.len() && self.peek(0) != '"' {
            if self.peek(0) == '\\' {
                self.advance();
            }
            self.advance();
        }
        self.advance();
    }

    /// A character in quotes, or a lifetime.
    fn quote_mark(&mut self) {
        if self.peek(1) == '\\' {
            self.at += 3;
            while self.at < self.chars.len() && self.peek(0) != '\'' {
                self.advance();
            }
            self.advance();
        } else if self.peek(2) == '\'' {
            self.advance();
            self.advance();
            self.advance();
        } else {
            self.advance();
        }
    }

    /// A float is one token; `0..5` and `pair.0.1` are not floats.
    fn number(&mut self) {
        let field = self.found.last().is_some_and(|token| token.text == ".");
        let mut text = String::new();
        loop {
            let c = self.peek(0);
            let point = c == '.' && !field && !text.contains('.') && self.peek(1).is_ascii_digit();
            if !(c.is_alphanumeric() || c == '_' || point) {
                break;
            }
            text.push(c);
            self.advance();
        }
        self.push(text, self.line);
    }

    fn word(&mut self) {
        let mut text = String::new();
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            text.push(self.peek(0));
            self.advance();
        }
        let prefix = matches!(text.as_str(), "r" | "b" | "br" | "c" | "cr");
        match self.peek(0) {
            '"' if prefix && !text.contains('r') => self.quoted(),
            '"' | '#' if prefix && text.contains('r') && self.raw_string() => {}
            '\'' if text == "b" => self.quote_mark(),
            _ => self.push(text, self.line),
        }
    }

    /// Reads `#"…"#` after its prefix; false where it is a raw word (`r#type`) instead.
    fn raw_string(&mut self) -> bool {
        let marks = (self.at..self.chars.len()).take_while(|&at| self.chars[at] == '#').count();
        if self.peek(marks) != '"' {
            return false;
        }
        self.at += marks + 1;
        while self.at < self.chars.len() {
            let closes = self.peek(0) == '"' && (1..=marks).all(|ahead| self.peek(ahead) == '#');
            self.advance();
            if closes {
                self.at += marks;
                break;
            }
        }
        true
    }
}

/// One path in the source, with the module (from the crate root) in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathUse {
    pub(crate) module: Vec<String>,
    pub(crate) segments: Vec<String>,
    /// Followed by `as`: the rest of the file may use it under another name.
    pub(crate) renamed: bool,
    pub(crate) line: usize,
}

/// Every path: of `use` trees one for each leaf, and the inline ones.
pub(crate) fn paths(tokens: &[Token], file_module: &[String]) -> Vec<PathUse> {
    let mut walker = PathWalker {
        tokens,
        at: 0,
        module: file_module.to_vec(),
        inline: Vec::new(),
        depth: 0,
        found: Vec::new(),
    };
    while walker.at < tokens.len() {
        walker.step();
    }
    walker.found
}

struct PathWalker<'a> {
    tokens: &'a [Token],
    at: usize,
    module: Vec<String>,
    /// Brace depth at which each inline module was opened.
    inline: Vec<usize>,
    depth: usize,
    found: Vec<PathUse>,
}

impl PathWalker<'_> {
    fn text(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text.as_str())
    }

    fn step(&mut self) {
        match self.text(0) {
            "mod" if self.text(2) == "{" => {
                let name = self.text(1).to_owned();
                self.module.push(name);
                self.inline.push(self.depth);
                self.depth += 1;
                self.at += 3;
            }
            "{" => {
                self.depth += 1;
                self.at += 1;
            }
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                if self.inline.last() == Some(&self.depth) {
                    self.inline.pop();
                    self.module.pop();
                }
                self.at += 1;
            }
            _ if self.tokens[self.at].is_word() => self.tree(&[]),
            _ => self.at += 1,
        }
    }

    /// Reads a path or a `use` tree from here and notes its leaves.
    fn tree(&mut self, before: &[String]) {
        let mut segments = before.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            match self.text(0) {
                "{" => return self.group(&segments),
                "" => break,
                text => {
                    segments.push(text.to_owned());
                    self.at += 1;
                }
            }
            let next = self.text(1);
            let continues = next == "{"
                || next == "*"
                || next.starts_with(|c: char| c.is_alphabetic() || c == '_');
            if self.text(0) != "::" || !continues {
                break;
            }
            self.at += 1;
        }
        self.found.push(PathUse {
            module: self.module.clone(),
            segments,
            renamed: self.text(0) == "as",
            line,
        });
    }

    fn group(&mut self, before: &[String]) {
        self.at += 1;
        while !matches!(self.text(0), "}" | "") {
            match self.text(0) {
                "," => self.at += 1,
                "as" => self.at += 2,
                _ => self.tree(before),
            }
        }
        self.at += 1;
    }
}

/// The tokens without items under `#[cfg(test)]`.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = tokens[at..].iter().map(|token| token.text.as_str());
        if here.take(MARK.len()).eq(MARK) {
            at = end_of_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// One past the `;` or the closing brace of the item that starts here.
fn end_of_item(tokens: &[Token], from: usize) -> usize {
    let mut depth = 0_i32;
    for (at, token) in tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            _ => {}
        }
        let ends = token.text == ";" || token.text == "}";
        if ends && depth <= 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Name, first line and number of lines of every function with a body.
pub(crate) fn functions(tokens: &[Token]) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let named = tokens.get(at + 1).filter(|name| name.is_word());
        if let (true, Some(name)) = (token.text == "fn", named) {
            let end = end_of_item(tokens, at + 1);
            let last = &tokens[end - 1];
            if last.text == "}" {
                found.push((name.text.clone(), token.line, last.line - token.line + 1));
            }
        }
    }
    found
}
