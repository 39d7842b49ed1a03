import '@mantine/tiptap/styles.css';
import { RichTextEditor } from '@mantine/tiptap';
import type { Editor } from '@tiptap/react';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect } from 'react';

/** As the field type `rich-text` takes links: with their address alone. */
const EXTENSIONS = [
  StarterKit.configure({ link: { HTMLAttributes: { target: null, rel: null }, openOnClick: false } }),
];

/** The text of a mail. Only what is given at first is shown by itself; later changes come through the editor. */
export function MailEditor({
  label,
  initial,
  autoFocus,
  onChange,
  onEditor,
}: {
  readonly label: string;
  readonly initial: string;
  readonly autoFocus: boolean;
  readonly onChange: (html: string | null) => void;
  readonly onEditor: (editor: Editor) => void;
}) {
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: initial,
    autofocus: autoFocus ? 'start' : false,
    editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? null : now.getHTML()),
  });
  useEffect(() => {
    if (editor) onEditor(editor);
  }, [editor, onEditor]);
  return (
    <RichTextEditor editor={editor}>
      <RichTextEditor.Toolbar>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Underline />
          <RichTextEditor.ClearFormatting />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content mih={220} />
    </RichTextEditor>
  );
}
