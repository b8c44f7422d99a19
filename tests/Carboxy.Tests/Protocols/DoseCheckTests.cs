using Carboxy.Courses;
using Carboxy.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace Carboxy.Protocols;

public class DoseCheckTests
{
    static IReadOnlyList<DoseRemark> Judge(string protocol, Dose dose) =>
        DoseCheck.Judge(CourseFiles.Real.Protocols.Find(protocol)!, CourseFiles.Real.Warnings, dose);

    static Dose Flow(decimal flow) => new() { Flow = FlowRate.FromMillilitresPerMinute(flow) };

    [Fact]
    public void A_dose_that_somebody_published_passes_in_silence() =>
        Assert.Empty(Judge("injection_cellulite_fat", Flow(80) with
        {
            SideVolume = Volume.FromMillilitres(700),
            Depth = Depth.FromMillimetres(12),
            Needle = NeedleGauge.FromGauge(30),
        }));

    [Fact]
    public void Near_the_eye_the_flow_is_twenty()
    {
        Assert.Empty(Judge("injection_periorbital", Flow(20)));
        Assert.IsType<DoseRemark.OutsidePublished>(Assert.Single(Judge("injection_periorbital", Flow(15))));
        Assert.True(Assert.Single(Judge("injection_periorbital", Flow(50))).NeedsReason);
    }

    [Fact]
    public void Above_the_largest_published_volume_a_reason_is_needed()
    {
        var remark = Assert.Single(Judge("injection_abdomen_side", new() { SideVolume = Volume.FromMillilitres(1001) }));

        Assert.True(remark.NeedsReason);
        Assert.Contains("1000", remark.Message.En, StringComparison.Ordinal);
        Assert.Contains("[6]", remark.Sources);
    }

    [Fact]
    public void A_needle_thicker_or_thinner_than_usual_warns_and_asks_no_reason() =>
        Assert.False(Assert.Single(Judge("injection_scars", new() { Needle = NeedleGauge.FromGauge(34) })).NeedsReason);

    [Fact]
    public void Where_nothing_is_published_the_real_value_is_asked_for() =>
        Assert.IsType<DoseRemark.NothingPublished>(Assert.Single(Judge("injection_hair", new() { PointVolume = Volume.FromMillilitres(5) })));

    [Fact]
    public void Every_value_that_any_source_gave_passes_for_its_own_aim() =>
        Assert.All(CourseFiles.Real.Protocols.All, p => Assert.All(p.Doses.Where(d => d.Kind == DoseKind.Flow), d =>
            Assert.Empty(DoseCheck.Judge(p, CourseFiles.Real.Warnings, Flow(d.Range.From)))));

    [Fact]
    public void More_gas_never_makes_the_remark_milder() =>
        Prop.ForAll(Gen.Elements(CourseFiles.Real.Protocols.All.Where(p => p.Modality == Modality.Injection).ToArray()).ToArbitrary(), Gen.Choose(0, 2000).ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(),
            (protocol, volume, more) => !NeedsReason(protocol, volume) || NeedsReason(protocol, volume + more)).QuickCheckThrowOnFailure();

    static bool NeedsReason(Protocol protocol, int volume) =>
        DoseCheck.Judge(protocol, CourseFiles.Real.Warnings, new() { SideVolume = Volume.FromMillilitres(volume) }).Any(r => r.NeedsReason);
}
