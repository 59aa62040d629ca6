import { type ClientBase, escapeIdentifier } from "pg";

/** Who signs in to the database, besides its master. */
export interface Users {
    /** Whom the service and its worker sign in as: reads and writes rows. */
    readonly DATABASE_SERVICE_USER: string;
    /** Whom migrations sign in as: owns the tables. @default the service's user, which then owns them */
    readonly DATABASE_MIGRATION_USER?: string | undefined;
}

/** The role whose members sign in with tokens of IAM; every PostgreSQL of RDS has it. */
const IAM = "rds_iam";

/**
 * Makes the users of a service that sign in with IAM, and lets the one who migrates make tables. Run by the master of the
 * database; a second run changes nothing. Returns the names of those it made.
 *
 * The master is never made a member of them: whoever is a member of `rds_iam`, be it through another role, can no longer sign
 * in with a password (Amazon RDS User Guide, "Database authentication with Amazon RDS").
 *
 * @throws where the role `rds_iam` is missing, and where a user is the master itself
 */
export async function provision(client: ClientBase, users: Users): Promise<string[]> {
    const { DATABASE_SERVICE_USER: service, DATABASE_MIGRATION_USER: migration = service } = users;
    const names = [...new Set([service, migration])];
    await client.query("BEGIN");
    try {
        // Two that run at once wait for each other.
        await client.query("SELECT pg_advisory_xact_lock(hashtext('provision'))");
        await refuse(client, names);
        const made = [];
        for (const name of names) if (await makeUser(client, name)) made.push(name);
        const { rows } = await client.query<{ database: string }>("SELECT current_database() AS database");
        const all = names.map((name) => escapeIdentifier(name)).join(", ");
        await client.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(rows[0]?.database ?? "")} TO ${all}`);
        await client.query(`GRANT USAGE ON SCHEMA public TO ${all}`);
        await client.query(`GRANT CREATE ON SCHEMA public TO ${escapeIdentifier(migration)}`);
        await client.query("COMMIT");
        return made;
    } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
    }
}

/**
 * Lets the service read and write the rows of what the one who migrates owns, save the record of migrations. Run by the latter
 * after each migration: nobody else may, short of being made a member of it.
 */
export async function grantToService(client: ClientBase, service: string): Promise<void> {
    const { rows } = await client.query<{ kind: "TABLE" | "SEQUENCE"; name: string }>(
        `SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, oid::regclass::text AS name FROM pg_class
         WHERE relowner = current_user::regrole AND relnamespace = 'public'::regnamespace
             AND relkind IN ('r', 'p', 'v', 'm', 'S') AND relname <> 'applied_migrations'`,
    );
    const rights = { TABLE: "SELECT, INSERT, UPDATE, DELETE", SEQUENCE: "USAGE, SELECT" };
    for (const { kind, name } of rows) {
        await client.query(`GRANT ${rights[kind]} ON ${kind} ${name} TO ${escapeIdentifier(service)}`);
    }
}

async function refuse(client: ClientBase, names: readonly string[]): Promise<void> {
    const { rows } = await client.query<{ master: string; known: boolean }>(
        "SELECT current_user AS master, EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS known",
        [IAM],
    );
    const { master = "", known = false } = rows[0] ?? {};
    if (!known)
        throw new Error(`The role ${IAM} is missing. Fix: this is for PostgreSQL of RDS and Aurora, which have it.`);
    if (names.includes(master)) {
        throw new Error(
            `${master} is who makes the users. Fix: name others: with ${IAM} its password would be taken no more.`,
        );
    }
}

/** @returns whether the user is new */
async function makeUser(client: ClientBase, name: string): Promise<boolean> {
    const user = escapeIdentifier(name);
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${user} LOGIN`);
    const { rowCount: memberships } = await client.query(
        "SELECT FROM pg_auth_members WHERE member = $1::regrole AND roleid = $2::regrole",
        [user, IAM],
    );
    if (memberships === 0) await client.query(`GRANT ${IAM} TO ${user}`);
    return rowCount === 0;
}
