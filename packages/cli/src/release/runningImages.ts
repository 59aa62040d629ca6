import { type ReadSettings, releaseValues } from "@plinth/core/settings";
import { DIGEST, type ImageReference } from "@plinth/images/plan";

/** The image of a layer by its settings; nothing for a layer that runs none, or whose image has no digest of its own. */
export function imageOf(file: ReadSettings): ImageReference | undefined {
    if (typeof releaseValues(file)["image.digest"] !== "string") return undefined;
    const { repository, digest } = (file.parsed as { readonly image: Partial<ImageReference> }).image;
    return typeof repository === "string" && typeof digest === "string" ? { repository, digest } : undefined;
}

/** Sixty-four zeros stand where no image was built yet. */
export function isBuilt({ digest }: ImageReference): boolean {
    return DIGEST.test(digest) && !/^sha256:0+$/.test(digest);
}
