/**
 * The statements of a migration without what only people read and what only the database does: comments, texts and bodies of
 * functions are left out, so that a word in one of them is not taken for a command.
 */
export function statementsOf(sql: string): string[] {
    return sql
        .replace(/'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
            found.startsWith("'") || found.startsWith("$") ? "''" : " ",
        )
        .split(";")
        .map((statement) => statement.replace(/\s+/g, " ").trim())
        .filter((statement) => statement !== "");
}
