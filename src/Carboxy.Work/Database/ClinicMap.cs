using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

static class ClinicMap
{
    public static void Map(ModelBuilder model)
    {
        var clinic = model.Entity<Clinic>();
        clinic.ToTable("clinic");
        clinic.Property(c => c.Id).ValueGeneratedNever();
        model.InClinic<Site>("site", nameof(Site.Id));
        model.InClinic<Room>("room", nameof(Room.Id)).Of<Room, Site>(nameof(Room.SiteId));
        model.InClinic<ClinicDetail>("clinic_detail", nameof(ClinicDetail.Name));
        model.InClinic<Submission>("submission", nameof(Submission.Key));
    }
}
