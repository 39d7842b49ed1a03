import { Box } from '@mantine/core';
import { useState } from 'react';
import { ZoomTools } from './zoom-tools.tsx';

/** A picture, fitted in or at a multiple of its own size. */
export function PictureViewer({
  address,
  name,
  onFail,
}: {
  readonly address: string;
  readonly name: string;
  readonly onFail: () => void;
}) {
  const [zoom, setZoom] = useState<number | null>(null);
  return (
    <Box className="lw-viewer">
      <ZoomTools zoom={zoom} onZoom={setZoom} />
      <Box
        className="lw-viewer-area"
        tabIndex={0}
        role="region"
        aria-label={name}
        {...(zoom !== null && { 'data-scrolls': true })}
      >
        <img
          src={address}
          alt={name}
          onError={onFail}
          className="lw-picture"
          data-fits={zoom === null}
          style={zoom === null ? {} : { zoom }}
        />
      </Box>
    </Box>
  );
}
