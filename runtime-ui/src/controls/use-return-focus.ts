import { useEffect } from 'react';

/** Gives the keyboard back to where it was when something opened over the page, for dialogs that are taken away as they close. */
export function useReturnFocus(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return;
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [isOpen]);
}
