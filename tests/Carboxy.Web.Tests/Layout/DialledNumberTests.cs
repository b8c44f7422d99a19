namespace Carboxy.Web.Layout;

public class DialledNumberTests
{
    [Theory]
    [InlineData("+7 (495) 123-45-67", "+74951234567")]
    [InlineData("8 800 555‑35‑35", "88005553535")]
    [InlineData("тел. +44 20 7946 0013, спросить Анну", "+442079460013")]
    [InlineData("112", "112")]
    [InlineData("8 495 123 45 67 доб. 12", "84951234567")]
    [InlineData("12 34 56 / 78 90", "1234567890")]
    [InlineData("кабинет 7", null)]
    [InlineData("на стойке", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    public void The_number_is_read_out_of_what_is_written(string said, string? dialled) => Assert.Equal(dialled, DialledNumber.In(said));
}
