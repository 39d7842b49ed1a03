import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { DraftsScreen } from './drafts/drafts-screen.tsx';
import { DesignerShell } from './shell/designer-shell.tsx';
import { FailedScreen, NotFoundScreen } from './shell/failed-screen.tsx';

const root = createRootRoute({ component: DesignerShell, notFoundComponent: NotFoundScreen });

const drafts = createRoute({ getParentRoute: () => root, path: '/', component: DraftsScreen });

const versions = createRoute({
  getParentRoute: () => root,
  path: '/versions',
  component: lazyRouteComponent(() => import('./versions/versions-screen.tsx'), 'VersionsScreen'),
});

const packages = createRoute({
  getParentRoute: () => root,
  path: '/packages',
  component: lazyRouteComponent(() => import('./packages/packages-screen.tsx'), 'PackagesScreen'),
});

const goLive = createRoute({
  getParentRoute: () => root,
  path: '/go-live',
  component: lazyRouteComponent(() => import('./go-live/go-live-screen.tsx'), 'GoLiveScreen'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./set-up/set-up-screen.tsx'), 'SetUpScreen'),
});

type PlaceSearch = {
  /** Path of the value that is looked at: `fields.3.label`. */
  readonly at?: string;
};

const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$draft',
  component: lazyRouteComponent(() => import('./draft/draft-screen.tsx'), 'DraftScreen'),
});

const nothingChosen = createRoute({
  getParentRoute: () => draft,
  path: '/',
  component: lazyRouteComponent(() => import('./draft/nothing-chosen.tsx'), 'NothingChosen'),
});

const definition = createRoute({
  getParentRoute: () => draft,
  path: '/$kind/$id',
  validateSearch: (search: Record<string, unknown>): PlaceSearch =>
    typeof search['at'] === 'string' || typeof search['at'] === 'number' ? { at: String(search['at']) } : {},
  component: lazyRouteComponent(() => import('./draft/definition-screen.tsx'), 'DefinitionScreen'),
});

const rights = createRoute({
  getParentRoute: () => draft,
  path: '/rights',
  component: lazyRouteComponent(() => import('./rights/rights-screen.tsx'), 'RightsScreen'),
});

const unused = createRoute({
  getParentRoute: () => draft,
  path: '/unused',
  component: lazyRouteComponent(() => import('./unused/unused-screen.tsx'), 'UnusedScreen'),
});

type ChosenSearch = {
  /** Id of the entity that is looked at. */
  readonly entity?: string;
};

const relations = createRoute({
  getParentRoute: () => draft,
  path: '/relations',
  validateSearch: (search: Record<string, unknown>): ChosenSearch =>
    typeof search['entity'] === 'string' ? { entity: search['entity'] } : {},
  component: lazyRouteComponent(() => import('./relations/relations-screen.tsx'), 'RelationsScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    drafts,
    versions,
    packages,
    goLive,
    setUp,
    draft.addChildren([nothingChosen, rights, unused, relations, definition]),
  ]),
  basepath: '/designer',
  defaultErrorComponent: FailedScreen,
  defaultNotFoundComponent: NotFoundScreen,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
