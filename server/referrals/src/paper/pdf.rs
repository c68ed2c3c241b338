//! The pages as a PDF that assistive technology can read (PDF/UA-1,
//! ISO 14289-1).

use super::{
    facts::PaperError,
    font::Faces,
    sheet::{Branch, Child, Ink, Mark, PAGE_HEIGHT, PAGE_WIDTH, Role, Sheets},
};
use krilla::{
    Document, SerializeSettings,
    color::luma,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect, Transform},
    metadata::Metadata,
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule},
    surface::Surface,
    tagging::{Artifact, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree},
};

/// Writes the pages.
pub(super) fn write(
    sheets: Sheets<'_>,
    metadata: Metadata,
    parts: Vec<(usize, String)>,
) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.map_err(|_| PaperError::Pdf)?,
        ..SerializeSettings::default()
    });
    let faces = sheets.faces;
    let (pages, said, leaves) = sheets.finish();
    let mut identifiers = vec![None; leaves];
    for marks in pages {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT);
        let mut page = document.start_page_with(settings.ok_or(PaperError::Pdf)?);
        let mut surface = page.surface();
        for mark in marks {
            let identifier = tagged(&mut surface, faces, &mark);
            if let Role::Leaf(leaf) = mark.role {
                identifiers[leaf] = Some(identifier);
            }
        }
        surface.finish();
        page.finish();
    }
    let mut tree = TagTree::new();
    for child in said {
        if let Some(node) = node(child, &identifiers) {
            tree.push(node);
        }
    }
    document.set_tag_tree(tree);
    let mut outline = Outline::new();
    for (page, title) in parts {
        let place = XyzDestination::new(page, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title, place));
    }
    document.set_outline(outline);
    document.set_metadata(metadata);
    document.finish().map_err(|_| PaperError::Pdf)
}

fn node(child: Child, identifiers: &[Option<Identifier>]) -> Option<Node> {
    match child {
        Child::Leaf(leaf) => identifiers[leaf].map(Into::into),
        Child::Branch(Branch { tag, children }) => {
            let children = children.into_iter();
            let nodes = children.filter_map(|child| node(child, identifiers));
            Some(TagGroup::with_children(tag, nodes.collect()).into())
        }
    }
}

fn tagged(surface: &mut Surface<'_>, faces: &Faces, mark: &Mark) -> Identifier {
    let tag = match (mark.role, &mark.ink) {
        (Role::Artifact(kind), _) => ContentTag::Artifact(Artifact::with_kind(kind)),
        (Role::Leaf(_), Ink::Text { .. }) => ContentTag::Span(SpanTag::empty()),
        (Role::Leaf(_), _) => ContentTag::Other,
    };
    let identifier = surface.start_tagged(tag);
    draw(surface, faces, &mark.ink);
    surface.end_tagged();
    identifier
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, ink: &Ink) {
    match ink {
        Ink::Text { x, y, line } => {
            surface.set_fill(Some(fill(line.style.grey)));
            let (start, font) = (Point::from_xy(*x, *y), faces.font(line.style.weight));
            surface.draw_glyphs(
                start,
                &line.glyphs,
                font,
                &line.text,
                line.style.size,
                false,
            );
        }
        Ink::Shape { x, y, scale, path } => {
            surface.set_fill(Some(fill(0)));
            surface.push_transform(&Transform::from_row(*scale, 0.0, 0.0, *scale, *x, *y));
            surface.draw_path(path);
            surface.pop();
        }
        Ink::Rule {
            x,
            y,
            width,
            thickness,
            grey,
        } => {
            let mut path = PathBuilder::new();
            if let Some(rule) = Rect::from_xywh(*x, *y, *width, *thickness) {
                path.push_rect(rule);
            }
            if let Some(path) = path.finish() {
                surface.set_fill(Some(fill(*grey)));
                surface.draw_path(&path);
            }
        }
    }
}

fn fill(grey: u8) -> Fill {
    Fill {
        paint: luma::Color::new(grey).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}
