using Carboxy.Quantities;
using Carboxy.Sessions;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Knowledge.Drawings;

public class PointGridTests
{
    /// <summary>Four digits of a share of the drawing are kept.</summary>
    const double Rounding = 0.0001;

    static readonly IReadOnlyList<Drawing> Drawings = [.. MapSessionTests.Maps.All.OrderBy(d => d.Id, StringComparer.Ordinal)];

    sealed record Asked(Drawing Drawing, IReadOnlyList<DrawingArea> Areas, GridWish Wish)
    {
        public override string ToString() => $"{Drawing.Id}: {string.Join(' ', Areas.Select(a => a.Id))}, {Wish}";
    }

    static Gen<Asked> Any =>
        from drawing in Gen.Elements<Drawing>(Drawings)
        from zone in Gen.Elements(drawing.Areas.Select(a => a.Zone).Distinct().ToArray())
        from spacing in Gen.Choose(3, 60)
        from width in Gen.Choose(2, 60)
        from staggered in Gen.Elements(true, false)
        select new Asked(drawing, [.. drawing.Areas.Where(a => a.Zone == zone)], new(spacing / 10.0, width, staggered));

    [Fact]
    public void Every_point_lies_in_the_area_it_names() =>
        Prop.ForAll(Any.ToArbitrary(), asked => PointGrid.Lay(asked.Drawing, asked.Areas, asked.Wish) is not PointGrid.Laid laid
                || laid.Points.All(p => p is { X: >= 0 and <= 1, Y: >= 0 and <= 1 } && asked.Areas.Single(a => a.Id == p.Area) is var area
                    && (area.Holds(asked.Drawing.At(p.X, p.Y)) || area.EdgeFrom(asked.Drawing.At(p.X, p.Y)) < Rounding * asked.Drawing.Height * 2)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_two_points_are_nearer_than_the_spacing() =>
        Prop.ForAll(Any.ToArbitrary(), asked =>
            {
                if (PointGrid.Lay(asked.Drawing, asked.Areas, asked.Wish) is not PointGrid.Laid laid)
                    return true;
                var cm = asked.Wish.WidthCm / Box.Around(asked.Areas).Width;
                var spots = laid.Points.Select(p => asked.Drawing.At(p.X, p.Y)).ToList();
                return spots.Index().All(one => spots.Skip(one.Index + 1).All(other => one.Item.To(other) * cm >= asked.Wish.SpacingCm - (2 * Rounding * asked.Drawing.Height * cm)));
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_given_more_points_than_the_most() =>
        Prop.ForAll(Any.ToArbitrary(), asked => PointGrid.Lay(asked.Drawing, asked.Areas, asked.Wish) is not PointGrid.Laid { Points.Count: 0 or > PointGrid.Most }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-3)]
    [InlineData(1e300)]
    public void A_spacing_that_cannot_be_is_refused(double spacing) =>
        Assert.IsType<PointGrid.Refused>(PointGrid.Lay(Drawings[0], Drawings[0].Areas, new(spacing, 30)));

    [Fact]
    public void Rows_over_the_belly_are_the_same_on_both_sides()
    {
        var body = Drawings.Single(d => d.Id == "body_front_female");

        var laid = Assert.IsType<PointGrid.Laid>(PointGrid.Lay(body, [.. body.Areas.Where(a => a.Zone == "abdomen")], new(4, 30)));

        Assert.InRange(laid.Points.Count, 12, 60);
        Assert.Equal(laid.Points.Count(p => p.Area == "abdomen_left"), laid.Points.Count(p => p.Area == "abdomen_right"));
    }

    [Theory]
    [InlineData("width: 0")]
    [InlineData("width: many")]
    [InlineData("outline: [\"M0 0 Q1 1 2 2\"]")]
    [InlineData("outline: [\"<script>\"]")]
    [InlineData("areas: [{id: a, zone: moon, points: \"0 0 1 1 2 0\"}]")]
    [InlineData("areas: [{id: a, zone: face, side: left, points: \"0 0 1 1 2 0\"}]")]
    [InlineData("areas: [{id: a, zone: face, points: \"0 0 1 1\"}]")]
    [InlineData("areas: [{id: a, zone: face, points: \"0 0 1 1 999 0\"}]")]
    [InlineData("figure: giant")]
    [InlineData("colour: red")]
    public void A_drawing_that_is_mistyped_is_a_fault_with_its_place(string line)
    {
        string[] lines = ["id: d", "view: v", "name: {ru: а, en: b}", "width: 100", "height: 50", "width_cm: 10", "scale: {ru: а, en: b}", "left_on_left: yes", "outline: [\"M0 0 L5 5 Z\"]", "areas: [{id: a, zone: face, points: \"0 0 1 1 2 0\"}]"];
        string Yaml(IEnumerable<string> all) => $"drawings:\n  - {string.Join("\n    ", all)}\n";

        Assert.Empty(RealFiles.FaultsOf(Yaml(lines), (files, faults) => DrawingReader.Read(files, MapSessionTests.Zones, faults)));
        var faults = RealFiles.FaultsOf(Yaml([.. lines.Where(l => l.Split(':')[0] != line.Split(':')[0]), line]), (files, faults) => DrawingReader.Read(files, MapSessionTests.Zones, faults));

        Assert.NotEmpty(faults);
        Assert.All(faults, f => Assert.True(f.Place.Line > 0));
    }
}
