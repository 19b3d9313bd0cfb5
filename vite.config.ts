import { readFileSync, rmSync } from 'node:fs';
import { minify, type MinifyOptions } from 'terser';
import { defineConfig, type BuildEnvironmentOptions, type EnvironmentOptions, type Plugin } from 'vite';

/** The browsers Kasir supports; the README states the same. */
const BROWSERS = ['chrome109', 'edge109', 'firefox115', 'safari16.4', 'ios16.4'];

/** What every late file needs: the framework, and the texts' language, which is a few lines on top of it. */
const VENDOR = /node_modules[\\/](preact|@preact)[\\/]|src[\\/]i18n[\\/]/;

/** What nearly every screen after the list shows: the slip with something to copy. */
const PIECES = /src[\\/](ui[\\/](Slip|slip-style|CopyButton|copy)\.|lib[\\/]clock-time\.)|slip\.css/;
/** What is typed into: parts that most forms have. */
const FORM =
  /\/src\/(?:ui\/(?:Field\.tsx|field\.css|reformat\.ts)|lib\/(?:digits|luhn)\.ts|methods\/(?:families\/Refused\.tsx|contact\.ts))/;

const browserBuild = {
  outDir: 'dist',
  emptyOutDir: false,
  target: BROWSERS,
  // Nothing late is more than two files deep, and the helper that fetches ahead costs 1.4 kB before the list.
  modulePreload: false,
  assetsInlineLimit: 0,
  // A few per cent smaller than the default minifier; not while watching, for its workers do not outlive a first build.
  minify: process.env['KASIR_DEV'] === '1' ? false : 'terser',
  reportCompressedSize: false,
} satisfies BuildEnvironmentOptions;

const TERSER = {
  ecma: 2017,
  compress: {
    passes: 8,
    pure_getters: true,
    unsafe_arrows: true,
    keep_fargs: false,
    inline: 1,
  },
  format: { comments: false },
} satisfies MinifyOptions;

/** The loader, one small file, is smaller with its functions in one place; the others are smaller without that. */
const smallLoader: Plugin = {
  name: 'kasir:small-loader',
  enforce: 'post',
  applyToEnvironment: ({ name }) => name === 'loader' && browserBuild.minify !== false,
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const compress = { ...TERSER.compress, hoist_funs: true, lhs_constants: false };
      const { code } = await minify(chunk.code, { ...TERSER, compress });
      chunk.code = code ?? chunk.code;
    }
  },
};

/** Vite writes a page where its source lies; the gateway and the shop expect it elsewhere. */
function pageAt(environment: string, move: (fileName: string) => string): Plugin {
  return {
    name: `kasir:page-at:${environment}`,
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: (candidate) => candidate.name === environment,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (output.type !== 'asset' || !fileName.endsWith('.html')) continue;
          delete bundle[fileName];
          this.emitFile({ type: 'asset', fileName: move(fileName), source: output.source });
        }
      },
    },
  };
}

/** How every mark begins and ends: written once, not forty times. */
const MARK = {
  head: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 44 28" width="44" height="28" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="800"><rect width="44" height="28" rx="6" fill="`,
  tail: '</svg>',
};

const inUrl = (svg: string): string =>
  JSON.stringify(svg.replaceAll('"', "'").replaceAll('%', '%25').replaceAll('#', '%23'));

/**
 * Marks as text in their data: URLs. Vite turns an SVG that has text of its own into base64, where nothing of what marks have in
 * common can be compressed: a method costs a third of the bytes this way.
 */
const marks: Plugin = {
  name: 'kasir:marks',
  enforce: 'pre',
  resolveId: (id) => (id === 'kasir:mark' ? '\0kasir:mark' : undefined),
  load(id) {
    if (id === '\0kasir:mark')
      return `export default (mark) => ${inUrl(`data:image/svg+xml,${MARK.head}`)} + mark + ${inUrl(MARK.tail)};`;
    if (!id.endsWith('.svg?inline')) return undefined;
    const svg = readFileSync(id.replace('?inline', ''), 'utf8').trim();
    if (!svg.startsWith(MARK.head)) return `export default ${inUrl(`data:image/svg+xml,${svg}`)};`;
    const own = inUrl(svg.slice(MARK.head.length, -MARK.tail.length));
    return `import mark from 'kasir:mark';\nexport default /* @__PURE__ */ mark(${own});`;
  },
};

/** What a glob found, without the paths that nobody asks for. */
const plainGlobs: Plugin = {
  name: 'kasir:plain-globs',
  enforce: 'post',
  transform: (code, id) =>
    id.endsWith('src/methods/index.ts')
      ? code.replace(
          /(?:\/\* #__PURE__ \*\/ )?Object\.assign\(\{(.*?)\}\)/s,
          (_, found: string) => `[${found.replaceAll(/"[^"]+":/g, '')}]`,
        )
      : undefined,
};

/** Nothing is fetched ahead of a late chunk (styles travel inside it), so what Vite wraps around an import has nothing to do. */
const plainImports: Plugin = {
  name: 'kasir:plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
  renderChunk: (code) =>
    code.includes('__VITE_PRELOAD__')
      ? code.replaceAll(/__vitePreload\(\(\) => ([^;]*?),\s*__VITE_PRELOAD__\)/g, '$1')
      : undefined,
};

/** Everything that is built, by name, in one `vite build --app`. */
const environments = {
  client: {
    build: {
      ...browserBuild,
      assetsDir: 'snap/v4/assets',
      manifest: 'snap/manifest.json',
      license: { fileName: 'snap/licenses.md' },
      rolldownOptions: {
        input: 'index.html',
        checks: { pluginTimings: false },
        output: {
          // Seven characters tell builds apart; the entry names every late file.
          entryFileNames: 'snap/v4/assets/[name]-[hash:7].js',
          chunkFileNames: 'snap/v4/assets/[name]-[hash:7].js',
          codeSplitting: {
            groups: [
              { name: 'vendor', test: VENDOR },
              // Small, and wanted together: one file compresses better than five.
              { name: 'pieces', test: PIECES },
              { name: 'form', test: FORM },
            ],
            includeDependenciesRecursively: false,
          },
        },
      },
    },
  },
  loader: {
    consumer: 'client',
    build: {
      ...browserBuild,
      // By `smallLoader`, later.
      minify: false,
      // Older browsers must be able to read it: it sends them to the full window.
      target: 'es2017',
      rolldownOptions: {
        input: 'src/loader/main.ts',
        output: { format: 'iife', entryFileNames: 'snap/snap.js', codeSplitting: false },
      },
    },
  },
  // The command, and what the package exports.
  sandbox: server('dist/sandbox', {
    main: 'src/sandbox/main.ts',
    sandbox: 'src/sandbox/built.ts',
    testing: 'src/sandbox/testing.ts',
  }),
  console: {
    consumer: 'client',
    build: {
      ...browserBuild,
      outDir: 'dist/sandbox/app',
      assetsDir: 'console',
      rolldownOptions: { input: 'src/sandbox/console/index.html' },
    },
  },
  demo: {
    consumer: 'client',
    build: {
      ...browserBuild,
      outDir: 'dist/demo',
      rolldownOptions: { input: ['demo/shop/index.html', 'demo/playground/index.html'] },
    },
  },
  demoServer: server('dist/demo', { server: 'demo/server/main.ts' }),
} satisfies Record<string, EnvironmentOptions>;

/** For Node; packages stay outside, and are found in node_modules when it runs. */
function server(outDir: string, input: Readonly<Record<string, string>>): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { conditions: ['node', 'import', 'default'] },
    build: {
      outDir,
      emptyOutDir: false,
      ssr: true,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
    },
  };
}

export default defineConfig({
  appType: 'mpa',
  publicDir: false,
  // The plugin reads these here only, and not in an environment.
  build: {
    terserOptions: TERSER,
  },
  plugins: [
    marks,
    smallLoader,
    plainGlobs,
    plainImports,
    pageAt('client', () => 'snap/index.html'),
    pageAt('console', () => 'index.html'),
    pageAt('demo', (fileName) => fileName.replace(/^demo\//, '')),
  ],
  environments,
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      rmSync('dist', { recursive: true, force: true });
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
