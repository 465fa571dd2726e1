// `lightning/platformResourceLoader`: loads scripts and style sheets from static resources, each once a page.

const loading = new Map<string, Promise<void>>();

export function loadScript(_component: object, url: string): Promise<void> {
  return once(url, () => Object.assign(document.createElement("script"), { src: url }));
}

export function loadStyle(_component: object, url: string): Promise<void> {
  return once(url, () =>
    Object.assign(document.createElement("link"), { rel: "stylesheet", href: url }),
  );
}

function once(url: string, element: () => HTMLElement): Promise<void> {
  const known = loading.get(url);
  if (known) {
    return known;
  }
  const loaded = new Promise<void>((resolve, reject) => {
    const added = element();
    added.addEventListener("load", () => resolve());
    added.addEventListener("error", () => {
      loading.delete(url);
      reject(new Error(`${url} could not be loaded.`));
    });
    document.head.append(added);
  });
  loading.set(url, loaded);
  return loaded;
}
