using Carboxy.Courses;
using Carboxy.Knowledge.Reading;
using Carboxy.Quantities;

namespace Carboxy.Knowledge;

public class ZoneTests
{
    static Zones Zones => CourseFiles.Real.Zones;

    [Theory]
    [InlineData("face"), InlineData("periorbital"), InlineData("neck"), InlineData("collar"), InlineData("back"), InlineData("lower_back"), InlineData("abdomen")]
    [InlineData("arm"), InlineData("elbow"), InlineData("shoulder"), InlineData("hand"), InlineData("thigh"), InlineData("knee"), InlineData("calf"), InlineData("foot")]
    [InlineData("scalp"), InlineData("decollete"), InlineData("buttock"), InlineData("cheeks"), InlineData("facial_oval"), InlineData("leg")]
    public void The_clinic_knows_the_zone(string id) => Assert.True(Zones.Knows(id));

    [Fact]
    public void Herpes_matters_on_the_face_and_its_parts() =>
        Assert.Equal(["cheeks", "face", "facial_oval", "periorbital"], Zones.All.Where(z => z.Facial).Select(z => z.Id).Order());

    [Fact]
    public void The_eye_lies_in_the_face_and_not_the_other_way_round()
    {
        Assert.True(Zones.Within("periorbital", "face"));
        Assert.False(Zones.Within("face", "periorbital"));
    }

    [Fact]
    public void Opposite_sides_do_not_touch_but_an_unnamed_zone_may_be_any()
    {
        Assert.False(Zones.Overlap("knee", Side.Left, "knee", Side.Right));
        Assert.True(Zones.Overlap("knee", Side.Left, "leg", Side.Both));
        Assert.True(Zones.Overlap("knee", Side.Left, "knee", Side.None));
        Assert.True(Zones.Overlap(null, Side.Left, "knee", Side.Right));
        Assert.False(Zones.Overlap("face", Side.None, "scalp", Side.None));
    }

    [Fact]
    public void A_zone_inside_itself_or_inside_nothing_is_a_fault()
    {
        var faults = new Faults();

        ZoneReader.Read(CourseFiles.Text("""
            zones:
              - {id: a, name: {ru: а, en: a}, part_of: b, sides: [none], sources: [S0-13]}
              - {id: b, name: {ru: б, en: b}, part_of: a, sides: [none], sources: [S0-13]}
              - {id: c, name: {ru: в, en: c}, part_of: d, sides: [middle], sources: [S0-13]}
            """, faults), faults);

        Assert.Equal([2, 3, 4, 4], faults.All.Select(f => f.Place.Line));
    }
}
