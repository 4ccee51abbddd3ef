package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster"
)

// drawSheets writes dir/NAME.png for each figure: rows of its first, middle
// and last frame, ours at the left and matplotlib's at the right.
func drawSheets(ctx context.Context, dir string, figures []string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp("", "zoetrope-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	t, err := newTheirs(ctx, temp)
	if err != nil {
		return err
	}
	for _, s := range subjects {
		if !slices.Contains(figures, s.name) {
			continue
		}
		if err := t.sheet(ctx, s, temp, filepath.Join(dir, s.name+".png")); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// sheet draws one of them; temp is a folder for matplotlib's frames.
func (t *theirs) sheet(ctx context.Context, s subject, temp, path string) error {
	film, err := s.record().Film()
	if err != nil {
		return err
	}
	if _, err := t.make(ctx, s.name, "stills", temp); err != nil {
		return err
	}
	var pictures []image.Image
	for _, still := range []struct {
		frame int
		name  string
	}{{0, "first"}, {film.Frames / 2, "middle"}, {film.Frames - 1, "last"}} {
		mine, err := raster.Still(film, still.frame, 1)
		if err != nil {
			return err
		}
		other, err := readPNG(filepath.Join(temp, still.name+".png"))
		if err != nil {
			return err
		}
		pictures = append(pictures, mine, other)
	}
	return writePNG(path, mosaic(pictures))
}

// mosaic puts pictures of about the same size in two columns.
func mosaic(pictures []image.Image) image.Image {
	const gap = 8
	var cell image.Point
	for _, p := range pictures {
		cell.X, cell.Y = max(cell.X, p.Bounds().Dx()), max(cell.Y, p.Bounds().Dy())
	}
	rows := (len(pictures) + 1) / 2
	m := image.NewRGBA(image.Rect(0, 0, 2*cell.X+gap, rows*(cell.Y+gap)-gap))
	draw.Draw(m, m.Rect, image.Black, image.Point{}, draw.Src)
	for i, p := range pictures {
		at := image.Pt(i%2*(cell.X+gap), i/2*(cell.Y+gap))
		draw.Draw(m, image.Rectangle{at, at.Add(p.Bounds().Size())}, p, p.Bounds().Min, draw.Over)
	}
	return m
}

func readPNG(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func writePNG(path string, m image.Image) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, m), f.Close())
}
