import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { cacheProgram, program } from "./needs.ts";
import { freePorts } from "./ports.ts";

/** Who the servers run as where the test is root, whom PostgreSQL refuses: `nobody`, which every Linux has. */
const NOBODY = 65_534;
const ROOT = process.getuid?.() === 0;
const USER = ROOT ? { uid: NOBODY, gid: NOBODY } : {};

const DATABASE_PASSWORD = "database-canary-secret";
const CACHE_PASSWORD = "cache-canary-secret";

/** PostgreSQL and a Valkey (or Redis) on loopback, with TLS only, in a folder of their own. */
export class Servers {
    readonly folder: string;
    readonly databasePort: number;
    readonly cachePort: number;
    #cache: ChildProcess | undefined;

    private constructor(folder: string, [databasePort = 0, cachePort = 0]: readonly number[]) {
        this.folder = folder;
        this.databasePort = databasePort;
        this.cachePort = cachePort;
    }

    static start(): Promise<Servers> {
        return Servers.startWith({ cache: true });
    }

    static async startWith({ cache }: { readonly cache: boolean }): Promise<Servers> {
        const servers = new Servers(mkdtempSync(path.join(tmpdir(), "reference-service-")), await freePorts(2));
        servers.#writeFiles();
        servers.#own();
        const data = servers.file("data");
        servers.#run("initdb", [
            "--pgdata",
            data,
            "--username",
            "reference",
            "--auth",
            "scram-sha-256",
            "--no-sync",
            "--no-locale",
            "--encoding",
            "UTF8",
            "--pwfile",
            servers.file("database-password"),
        ]);
        await Promise.all([servers.startDatabase(), ...(cache ? [servers.startCache()] : [])]);
        return servers;
    }

    /** What the service is told of them. */
    get variables(): Readonly<Record<string, string>> {
        return {
            // Processes start one after another, each with the same code.
            NODE_COMPILE_CACHE: this.file("compiled"),
            DATABASE_HOST: "localhost",
            DATABASE_PORT: String(this.databasePort),
            DATABASE_NAME: "postgres",
            DATABASE_USER: "reference",
            DATABASE_AUTH: "password",
            DATABASE_PASSWORD_FILE: this.file("database-password"),
            DATABASE_CA_FILE: this.file("ca.crt"),
            CACHE_HOST: "localhost",
            CACHE_PORT: String(this.cachePort),
            CACHE_AUTH: "password",
            CACHE_USER: "reference",
            CACHE_PASSWORD_FILE: this.file("cache-password"),
            CACHE_CA_FILE: this.file("ca.crt"),
        };
    }

    async startDatabase(): Promise<void> {
        const options = [
            `-p ${this.databasePort} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder} -c fsync=off`,
            `-c ssl=on -c ssl_cert_file=${this.file("server.crt")} -c ssl_key_file=${this.file("server.key")}`,
            `-c hba_file=${this.file("pg_hba.conf")}`,
        ];
        this.#run("pg_ctl", [
            "start",
            "--wait",
            "--silent",
            "--pgdata",
            this.file("data"),
            "--log",
            this.file("postgres.log"),
            "--options",
            options.join(" "),
        ]);
    }

    stopDatabase(): void {
        this.#run("pg_ctl", ["stop", "--silent", "--mode", "immediate", "--pgdata", this.file("data")]);
    }

    async startCache(): Promise<void> {
        const name = cacheProgram() ?? "valkey-server";
        this.#cache = spawn(program(name), [this.file("cache.conf")], { stdio: "ignore", cwd: this.folder, ...USER });
        await listening(this.cachePort);
    }

    async stopCache(): Promise<void> {
        const cache = this.#cache;
        if (!cache || cache.exitCode !== null) return;
        const ended = new Promise((resolve) => cache.once("exit", resolve));
        cache.kill();
        await ended;
    }

    async stop(): Promise<void> {
        await this.stopCache();
        if (readdirSync(this.file("data")).includes("postmaster.pid")) this.stopDatabase();
        rmSync(this.folder, { recursive: true, force: true });
    }

    file(name: string): string {
        return path.join(this.folder, name);
    }

    #writeFiles(): void {
        mkdirSync(this.file("data"));
        writeFileSync(this.file("database-password"), `${DATABASE_PASSWORD}\n`);
        writeFileSync(this.file("cache-password"), `${CACHE_PASSWORD}\n`);
        // Nobody here can check a token: whoever would need one is let in.
        const rules = ["hostssl all +rds_iam 127.0.0.1/32 trust", "hostssl all all 127.0.0.1/32 scram-sha-256"];
        writeFileSync(this.file("pg_hba.conf"), `${rules.join("\n")}\n`);
        makeCertificates(this.folder);
        const tls = `tls-cert-file ${this.file("server.crt")}\ntls-key-file ${this.file("server.key")}\ntls-ca-cert-file ${this.file("ca.crt")}\ntls-auth-clients no`;
        const users = `user default off\nuser reference on >${CACHE_PASSWORD} ~reference:* +@all`;
        writeFileSync(
            this.file("cache.conf"),
            `bind 127.0.0.1\nport 0\ntls-port ${this.cachePort}\n${tls}\n${users}\nsave ""\nappendonly no\n`,
        );
    }

    #own(): void {
        for (const name of ["", ...readdirSync(this.folder)]) {
            if (ROOT) chownSync(this.file(name), NOBODY, NOBODY);
            chmodSync(this.file(name), name === "" || name === "data" ? 0o700 : 0o600);
        }
    }

    #run(name: string, args: readonly string[]): void {
        execFileSync(program(name), args, {
            stdio: ["ignore", "ignore", "inherit"],
            cwd: this.folder,
            env: { ...process.env, LC_ALL: "C" },
            ...USER,
        });
    }
}

/** An authority and a certificate of its for `localhost`. */
function makeCertificates(cwd: string): void {
    const openssl = (...args: string[]) => execFileSync(program("openssl"), args, { cwd, stdio: "ignore" });
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    openssl("req", "-x509", ...key, "-keyout", "ca.key", "-out", "ca.crt", "-days", "2", "-subj", "/CN=test authority");
    openssl("req", "-x509", ...key, "-keyout", "other.key", "-out", "other.crt", "-days", "2", "-subj", "/CN=another");
    openssl("req", ...key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost");
    writeFileSync(path.join(cwd, "names.cnf"), "subjectAltName=DNS:localhost\n");
    openssl(
        "x509",
        "-req",
        "-in",
        "server.csr",
        "-CA",
        "ca.crt",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        "server.crt",
        "-days",
        "2",
        "-extfile",
        "names.cnf",
    );
}

async function listening(port: number): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
        const reached = await new Promise<boolean>((resolve) => {
            const socket = connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
            socket.once("connect", () => socket.destroy());
        });
        if (reached) return;
        await after(50);
    }
    throw new Error(`nothing listens on port ${port}`);
}
