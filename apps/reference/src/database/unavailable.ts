import pg from "pg";

/** The database cannot be used at the moment: it is gone, it is busy, or it takes no writes. The same may work a moment later. */
export class DatabaseUnavailable extends Error {
    constructor(cause: unknown) {
        super("the database cannot be used at the moment", { cause });
        this.name = "DatabaseUnavailable";
    }
}

/**
 * Errors of a server that is not, or no longer, the one to ask (PostgreSQL, "Appendix A. Error Codes"): connection exceptions,
 * too many connections, shutting down or starting, and a read-only one, which a primary is after a failover.
 */
const NOT_HERE = /^(08...|53300|57P0[1-3]|25006)$/;

/** Whether a connection is of no use after an error: it is lost, it hangs, or it leads to a server of no use. */
export function isLost(error: unknown): boolean {
    // What is no error of the server comes from the way there: ECONNRESET, a timeout of ours, an end without a word.
    return !(error instanceof pg.DatabaseError) || NOT_HERE.test(error.code ?? "");
}
