/** Splits a line of arguments as a shell does: by blanks, with quotes and backslashes. */
export function shellWords(line: string): string[] {
    const words: string[] = [];
    let word: string | undefined;
    let quote = "";
    for (let at = 0; at < line.length; at += 1) {
        const character = line.charAt(at);
        if (quote !== "") {
            if (character === quote) quote = "";
            else if (character === "\\" && quote === '"' && /["\\]/.test(line.charAt(at + 1)))
                word += line.charAt((at += 1));
            else word += character;
        } else if (/\s/.test(character)) {
            if (word !== undefined) words.push(word);
            word = undefined;
        } else if (character === '"' || character === "'") {
            quote = character;
            word ??= "";
        } else word = (word ?? "") + (character === "\\" ? line.charAt((at += 1)) : character);
    }
    return word === undefined ? words : [...words, word];
}
