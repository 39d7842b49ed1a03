/** Of every picture of boxes and lines: it is looked at and zoomed by its controls; the page scrolls on over it, and nothing is moved by hand. */
export const STILL_FLOW = {
  maxZoom: 2,
  nodesDraggable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  zoomOnScroll: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  deleteKeyCode: null,
  proOptions: { hideAttribution: true },
} as const;

type ControlTexts = Readonly<Record<'look' | 'zoomIn' | 'zoomOut' | 'whole', string>>;

/** What the controls of a picture are called. */
export const controlLabels = ({ look, zoomIn, zoomOut, whole }: ControlTexts) => ({
  'controls.ariaLabel': look,
  'controls.zoomIn.ariaLabel': zoomIn,
  'controls.zoomOut.ariaLabel': zoomOut,
  'controls.fitView.ariaLabel': whole,
});
