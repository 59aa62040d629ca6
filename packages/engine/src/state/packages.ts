import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import type { ProviderRequest } from "./providers.ts";

/** Packages that a program has registered, by the reference it was given for each. */
export class Packages {
    readonly #byReference = new Map<string, ProviderRequest>();

    /** @returns a reference, the same for the same package. @throws Error with the engine's message when it has no name. */
    add(request: resourceProto.RegisterPackageRequest): string {
        if (request.getName() === "") throw new Error("package name is empty");
        const plugin = { version: request.getVersion(), pluginDownloadUrl: request.getDownloadUrl() };
        const parameter = request.getParameterization();
        // A plugin that takes a parameter serves the package the parameter names.
        const pkg: ProviderRequest =
            parameter === undefined
                ? { package: request.getName(), ...plugin }
                : {
                      package: parameter.getName(),
                      version: parameter.getVersion(),
                      pluginDownloadUrl: plugin.pluginDownloadUrl,
                      base: { name: request.getName(), version: plugin.version, parameter: parameter.getValue_asB64() },
                  };
        const reference = JSON.stringify(pkg);
        this.#byReference.set(reference, pkg);
        return reference;
    }

    /** @throws Error with the engine's message when the reference was never given. */
    get(reference: string): ProviderRequest | undefined {
        if (reference === "") return undefined;
        const found = this.#byReference.get(reference);
        if (found === undefined) throw new Error(`unknown provider package '${reference}'`);
        return found;
    }
}
