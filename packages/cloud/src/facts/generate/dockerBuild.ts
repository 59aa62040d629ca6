import { writeSdkFacts } from "./writeSdkFacts.ts";

// Writes the facts about images that docker-build makes, from the SDK that is installed: node dockerBuild.ts

/** Its Diff updates an image whatever changes; an index is replaced when its tag does. Read by a person. */
const PROVIDER = "pulumi/pulumi-docker-build v0.0.14, provider/internal/image.go and index.go: Diff";
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = { Index: ["tag"] };

writeSdkFacts({ name: "docker-build", provider: PROVIDER, replacedBy: REPLACED_BY });
