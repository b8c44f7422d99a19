namespace Carboxy.Quantities;

public class QuantityTests
{
    [Fact]
    public void No_amount_is_negative()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Volume.FromMillilitres(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlowRate.FromMillilitresPerMinute(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Depth.FromMillimetres(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pressure.FromBar(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NeedleGauge.FromGauge(3));
    }

    [Fact]
    public void A_volume_takes_its_time_and_no_flow_takes_no_time_at_all()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), Volume.FromMillilitres(100).At(FlowRate.FromMillilitresPerMinute(20)));
        Assert.Null(Volume.FromMillilitres(100).At(default));
    }

    [Fact]
    public void An_amount_is_printed_with_its_unit() =>
        Assert.Equal(["12.5 mL", "20 mL/min", "30G"],
            [Volume.FromMillilitres(12.5m).ToString(), FlowRate.FromMillilitresPerMinute(20).ToString(), NeedleGauge.FromGauge(30).ToString()]);

    [Theory]
    [InlineData(1, "1 день", "1 day")]
    [InlineData(2, "2 дня", "2 days")]
    [InlineData(5, "5 дней", "5 days")]
    [InlineData(11, "11 дней", "11 days")]
    [InlineData(21, "21 день", "21 days")]
    [InlineData(112, "112 дней", "112 days")]
    public void Days_are_counted_as_people_say_it(int days, string ru, string en) => Assert.Equal(new Text(ru, en), Days.Count(days));
}
