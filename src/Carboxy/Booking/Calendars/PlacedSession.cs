namespace Carboxy.Booking;

/// <summary>Which resource fills each role of a session: up to eight numbers of resources, the practitioner's first.</summary>
public readonly record struct RoleFill(UInt128 Bits)
{
    public int this[int role] => (ushort)(Bits >> (16 * role));

    public RoleFill With(int role, int resource) => new((Bits & ~((UInt128)ushort.MaxValue << (16 * role))) | ((UInt128)(ushort)resource << (16 * role)));
}

/// <summary>A session with its place, in the numbers of a <see cref="Calendar"/>: template, lengths of its steps, day, first slot, and who fills its roles.</summary>
public readonly record struct PlacedSession(int Template, int Stretch, int Day, int Bit, RoleFill Fill)
{
    public int Practitioner => Fill[0];
}
